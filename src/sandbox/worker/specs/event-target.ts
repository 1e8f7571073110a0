/** Chai announces its plugins through an event target, which the scrubbed realm does not have; nobody listens here. */
export class EventTarget {
  addEventListener(): void {}
  removeEventListener(): void {}
  dispatchEvent(): boolean {
    return true;
  }
}

export class Event {
  readonly type: string;

  constructor(type: string) {
    this.type = type;
  }
}
