import { instancesOf, raises } from "../evidence.ts";
import type { LessonContent } from "../lesson.ts";
import { files } from "./files.ts";

export const content: LessonContent = {
  text: [
    "A delta event is a short, past-tense sentence about a change: ParcelShipped, to Lyon. It carries what somebody needs to follow the change, and no more. Other parts of the system listen to such events instead of asking the parcel again and again.",
    "The aggregate raises the event in the very method that makes the change. It is stored with the new state in one transaction: never the one without the other.",
  ],
  tasks: [
    {
      text: "Create a Parcel and ship it. A row of kind “delta” appears in the Timeline.",
      isDone: (state) =>
        state.lastEntry > 0 && instancesOf(state, "Parcel").some(({ image }) => image.state["status"] !== "PACKED"),
    },
    {
      text: "Deliver it. The version goes up, but no event tells of it: whoever listens never learns.",
      isDone: (state) => instancesOf(state, "Parcel").some(({ image }) => image.state["status"] === "DELIVERED"),
    },
    {
      text: "In deliver, add this.raise(new ParcelDelivered({ parcelId: this.id, signedBy })).",
      isDone: (state) => raises(state, "Parcel", "deliver", "ParcelDelivered"),
    },
    {
      text: "Create, ship and deliver a second parcel, and compare the two in the Timeline. “Check” in specs.ts agrees with you.",
      isDone: (state) =>
        raises(state, "Parcel", "deliver", "ParcelDelivered") &&
        instancesOf(state, "Parcel").filter(({ image }) => image.state["status"] === "DELIVERED").length > 1,
    },
  ],
  files,
};
