/**
 * One way in which hostile code may try to get out. Its code is the body of an async function that runs while a model is
 * loaded, with these names in scope: `hit`, an address of the test's own server; `socket`, the same as a WebSocket's;
 * `foreign`, the same on another origin; `secret`, the text that the page keeps in its storage; `now`, the real time; and
 * `gained(what)`, to be called when it got hold of something.
 */
export interface Attempt {
  readonly name: string;
  readonly code: string;
  /** What must hold of the real sandbox. All three are examined for every attempt; this is the one that it is about. */
  readonly expected: "nothing gained" | "no request" | "page untouched";
  /**
   * The weakened sandbox in which it is seen to succeed: a worker of the page's own origin, without policy and scrubbing;
   * or a frame that shares the page's origin, without policy. Null where the browser of the tests offers no such thing.
   */
  readonly weak: "worker" | "document" | null;
  /** Nothing that it does there keeps others from being tried beside it, in the same page. */
  readonly isSociable: boolean;
}

type Weak = Attempt["weak"];

export const gains = (name: string, weak: Weak, code: string): Attempt => ({
  name,
  code,
  expected: "nothing gained",
  weak,
  isSociable: true,
});
export const requests = (name: string, weak: Weak, code: string): Attempt => ({
  name,
  code,
  expected: "no request",
  weak,
  isSociable: true,
});
/** A request by which the page itself is left. */
export const leaves = (name: string, weak: Weak, code: string): Attempt => ({
  ...requests(name, weak, code),
  isSociable: false,
});
export const touches = (name: string, weak: Weak, code: string): Attempt => ({
  name,
  code,
  expected: "page untouched",
  weak,
  isSociable: false,
});
