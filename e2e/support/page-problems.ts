import type { BrowserContext } from "@playwright/test";

const ownHosts = new Set(["localhost", "127.0.0.1"]);

const isForeign = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return /^(?:https?|wss?):$/.test(protocol) && !ownHosts.has(hostname);
};

/** What no page of this product may do unnoticed: errors in the console, errors that nobody caught, foreign requests. */
export class PageProblems {
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** For tests that provoke an error on purpose. Name it as narrowly as can be. */
  allow(...patterns: readonly RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  /** Watches every page that the context opens from now on. */
  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") this.#seen.push(`console: ${message.text()}  (${message.location().url})`);
    });
    context.on("weberror", (webError) => {
      const error = webError.error();
      this.#seen.push(`not caught: ${error.stack ?? error.message}`);
    });
    context.on("request", (request) => this.#note(request.url()));
    context.on("page", (page) => {
      page.on("websocket", (socket) => this.#note(socket.url()));
    });
  }

  get unexpected(): readonly string[] {
    return this.#seen.filter((problem) => !this.#allowed.some((pattern) => pattern.test(problem)));
  }

  #note(address: string): void {
    if (isForeign(address)) this.#seen.push(`request to a foreign host: ${address}`);
  }
}
