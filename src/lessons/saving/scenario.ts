import { Screening } from "./model";

const screening = new Screening({ film: "Metropolis" });

screening.reserve("C7");

screening.reserve("C8");

// Pending: nothing is stored yet.
screening.events.map((event) => event.payload);

await screening.save();

// Saved: nothing is pending any more.
screening.events.length;
