import type { NewMessage } from "aggregate-playground";
import { EventBase } from "../elements/event.ts";

/** A raised event on its way into a store: its JSON is made when the store asks for it. */
export class RaisedMessage implements NewMessage {
  readonly event: EventBase;

  constructor(event: EventBase) {
    this.event = event;
  }

  get type(): string {
    return EventBase.heldBy(this.event).schema.typeName;
  }

  get data(): Record<string, unknown> {
    return this.event.payload;
  }

  get metadata(): Record<string, unknown> {
    return { ...EventBase.wireOf(this.event) };
  }

  toJSON(): NewMessage {
    return { type: this.type, data: this.data, metadata: this.metadata };
  }
}
