import { Parcel } from "./model";

const parcel = new Parcel({ content: "Books" });

parcel.ship("Lyon");

parcel.deliver("Ada");

parcel.events.map((event) => event.toDict());

await parcel.save();
