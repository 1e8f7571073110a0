import { Room } from "./model";

const room = new Room({ number: "12" });

await room.save();

room.checkIn("Ada");

await room.save();

room.clean();

await room.save();
