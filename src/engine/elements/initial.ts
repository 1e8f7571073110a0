/** What a person's code gives a constructor. */
export type Initial = Readonly<Record<string, unknown>>;
