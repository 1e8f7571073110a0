import { Hold, Patron } from "./model";

const patron = new Patron({ name: "John Doe", holds: [new Hold({ bookId: "b-1" })] });

patron.holds.add(new Hold({ bookId: "b-2" }));

await patron.save();

// The event is raised by the hold, and stored with the patron.
patron.holds.map((hold) => hold.id).forEach((id) => patron.cancelHold(id));

patron.events.map((event) => event.payload);

await patron.save();
