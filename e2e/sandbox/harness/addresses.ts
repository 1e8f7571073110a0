/** Names in scope of an attempt's code, as the text of their declarations. */
export function namesFor(tag: string, now: number): string {
  const origin = location.origin;
  const foreign = `${location.protocol}//127.0.0.1:${Number(location.port) + 1}`;
  const names = {
    hit: `${origin}/hit/${tag}`,
    socket: `${origin.replace("http", "ws")}/hit/${tag}`,
    foreign: `${foreign}/hit/${tag}`,
    stun: `stun:127.0.0.1:${Number(location.port) + 1}`,
    secret,
    now,
  };
  return Object.entries(names)
    .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
    .join(" ");
}

/** What the page keeps in its storage, for attempts to find. */
export const secret = "kept-by-the-page";

export async function keepSecrets(): Promise<void> {
  document.cookie = `secret=${secret}`;
  localStorage.setItem("secret", secret);
  sessionStorage.setItem("secret", secret);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(secret, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("things");
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(new Error("The page could not make its database."));
  });
  // Only secure contexts have it: WebKit does not take localhost for one.
  if ("caches" in window) await (await caches.open(secret)).put("/secret", new Response(secret));
}
