/** The compiler's worker could not be loaded, or broke down. */
export class CompilerUnavailableError extends Error {
  override readonly name = "CompilerUnavailableError";

  constructor(cause: string) {
    super(`The TypeScript compiler is not available (${cause}). Check the connection, then reload the page.`);
  }
}
