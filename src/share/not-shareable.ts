/** The workspace cannot be said in a link. The message says why and what to do instead. */
export class NotShareableError extends Error {
  override readonly name = "NotShareableError";
}
