import { secret } from "./addresses.ts";

const received: unknown[] = [];
addEventListener("message", (event) => {
  // The sandbox's own frame has nothing to say through the window.
  received.push(typeof event.data === "string" ? event.data : "data");
});
new BroadcastChannel("page").addEventListener("message", (event: MessageEvent<unknown>) => received.push(event.data));
const nativeFetch = window.fetch;

/** Everything of the page that an attempt might touch, as one text to compare. */
export async function fingerprint(): Promise<string> {
  const databases = "databases" in indexedDB ? await indexedDB.databases() : [];
  const cached =
    "caches" in window
      ? await Promise.all((await caches.keys()).sort().map(async (name) => [name, await cachedPaths(name)]))
      : [];
  return JSON.stringify({
    title: document.title,
    address: location.href,
    history: history.length,
    name: window.name,
    cookie: document.cookie,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: databases.map(({ name }) => name ?? "").toSorted((a, b) => a.localeCompare(b)),
    cached,
    prototypes: [Object.prototype, Array.prototype, Function.prototype].map(
      (prototype) => Reflect.ownKeys(prototype).length,
    ),
    isFetchNative: window.fetch === nativeFetch,
    children: Array.from(document.body.children, ({ tagName }) => tagName).filter((name) => name !== "IFRAME"),
    focus: document.activeElement?.tagName,
    received,
    secret,
  });
}

async function cachedPaths(name: string): Promise<readonly string[]> {
  return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
}
