import { Aggregate, Domain, Event, InvalidOperationError, field } from "aggregate-playground";

const logistics = new Domain("Logistics");

@logistics.event({ partOf: "Parcel" })
export class ParcelShipped extends Event({
  parcelId: field.identifier({ required: true }),
  destination: field.string({ required: true }),
}) {}

@logistics.event({ partOf: "Parcel" })
export class ParcelDelivered extends Event({
  parcelId: field.identifier({ required: true }),
  signedBy: field.string({ required: true }),
}) {}

@logistics.aggregate
export class Parcel extends Aggregate({
  content: field.string({ required: true }),
  status: field.string({ choices: ["PACKED", "SHIPPED", "DELIVERED"], default: "PACKED" }),
}) {
  /** @param destination Where it goes */
  ship(destination: string) {
    if (this.status !== "PACKED") throw new InvalidOperationError("Only a packed parcel can be shipped");
    this.status = "SHIPPED";
    this.raise(new ParcelShipped({ parcelId: this.id, destination }));
  }

  /** @param signedBy Who took it */
  deliver(signedBy: string) {
    if (this.status !== "SHIPPED") throw new InvalidOperationError("Only a shipped parcel can be delivered");
    this.status = "DELIVERED";
    console.log(`Signed by ${signedBy}`);
    // Something happened here that others want to know. Tell them: raise ParcelDelivered.
  }
}
