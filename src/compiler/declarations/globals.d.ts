// The globals that a model finds in the sandbox beside the language's own. Clock, randomness and ids are recorded there,
// so that running a command again gives the same result.

interface Console {
  assert(condition?: boolean, ...data: unknown[]): void;
  debug(...data: unknown[]): void;
  error(...data: unknown[]): void;
  info(...data: unknown[]): void;
  log(...data: unknown[]): void;
  warn(...data: unknown[]): void;
}
/** What you write here appears in the Console of the page. */
declare const console: Console;

interface Crypto {
  /** A new id. It follows from the workspace's recorded seed: the same run gives the same ids. */
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
}
declare const crypto: Crypto;

/** A deep copy of plain data. */
declare function structuredClone<T>(value: T): T;

interface TextEncoder {
  readonly encoding: "utf-8";
  /** UTF-8 bytes of the text. */
  encode(text?: string): Uint8Array;
}
declare const TextEncoder: { new (): TextEncoder };
