/** What a person's code gives a constructor. */
export type Initial = Readonly<Record<string, unknown>>;

/** What the engine gives instead: values that were accepted before. */
export class Loaded {
  readonly values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.values = values;
  }
}
