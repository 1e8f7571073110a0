import { type Attempt, gains, touches } from "./attempt.ts";

/** Reaching for what the browser keeps for the page's origin, or between its tabs. */
export const storage: readonly Attempt[] = [
  gains("read the page's cookies", "document", `if (document.cookie.includes(secret)) gained(document.cookie)`),
  touches("write a cookie", "document", `document.cookie = "owned=1"`),
  gains(
    "read cookies through the cookie store",
    "document",
    `const c = await cookieStore.get("secret"); if (c !== null) gained(c.value)`,
  ),
  gains("read the page's local storage", "document", `gained(localStorage.getItem("secret"))`),
  touches("write to the page's local storage", "document", `localStorage.setItem("owned", "1")`),
  touches("clear the page's local storage", "document", `localStorage.clear()`),
  gains("read the page's session storage", "document", `gained(sessionStorage.getItem("secret"))`),
  gains(
    "list the page's databases",
    "worker",
    `const all = await indexedDB.databases(); if (all.some(({ name }) => name === secret)) gained(all.length)`,
  ),
  gains(
    "open the page's database",
    "worker",
    `const request = indexedDB.open(secret); const db = await new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = fail }); if (db.objectStoreNames.contains("things")) gained("store")`,
  ),
  touches(
    "delete the page's database",
    "worker",
    `const request = indexedDB.deleteDatabase(secret); await new Promise((done) => { request.onsuccess = request.onerror = request.onblocked = done })`,
  ),
  gains(
    "read the page's cache",
    "worker",
    `const found = await (await caches.open(secret)).match(hit.replace(/hit.*/, "secret")); if (found) gained(await found.text())`,
  ),
  touches(
    "write to the page's cache, from which it is served offline",
    "worker",
    `await (await caches.open(secret)).put(hit.replace(/hit.*/, "owned"), new Response("owned"))`,
  ),
  touches("delete the page's cache", "worker", `await caches.delete(secret)`),
  gains(
    "open the origin's private file system",
    "worker",
    `const root = await navigator.storage.getDirectory(); await root.getFileHandle("x", { create: true }); gained("file")`,
  ),
  gains(
    "ask how much the origin stores",
    "worker",
    `const { usage } = await navigator.storage.estimate(); gained(usage)`,
  ),
  gains("ask for persistent storage", null, `if (await navigator.storage.persist()) gained("persistence")`),
  gains("take a lock of the origin", "worker", `await navigator.locks.request("x", () => gained("lock"))`),
  gains(
    "open a temporary file system",
    null,
    `await new Promise((done, fail) => webkitRequestFileSystem(0, 1024, done, fail)); gained("file system")`,
  ),
  gains("open a storage bucket", "worker", `await navigator.storageBuckets.open("x"); gained("bucket")`),
  touches(
    "speak to other tabs by a broadcast channel",
    "worker",
    `new BroadcastChannel("page").postMessage("owned"); await new Promise((done) => setTimeout(done, 50))`,
  ),
  gains(
    "listen to other tabs by a broadcast channel",
    "worker",
    `const c = new BroadcastChannel("page"); gained(c.name)`,
  ),
  gains(
    "register a service worker",
    "document",
    `const r = await navigator.serviceWorker.register("/served-worker.js"); gained(r.scope)`,
  ),
  gains(
    "see the page's service workers",
    "document",
    `gained(String(await navigator.serviceWorker.getRegistrations()))`,
  ),
  gains("start a shared worker", "document", `const w = new SharedWorker("/served-worker.js"); gained(String(w.port))`),
  gains("write to shared storage", null, `await sharedStorage.set("x", "1"); gained("stored")`),
  gains(
    "keep a credential",
    null,
    `await navigator.credentials.create({ password: { id: "x", password: "y" } }); gained("credential")`,
  ),
];
