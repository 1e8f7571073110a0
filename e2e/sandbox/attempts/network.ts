import { type Attempt, requests } from "./attempt.ts";

/** Sending anything anywhere. */
export const network: readonly Attempt[] = [
  requests("fetch", "worker", `await fetch(hit)`),
  requests("fetch from another origin", "worker", `await fetch(foreign, { mode: "no-cors" })`),
  requests(
    "fetch that outlives its page",
    "worker",
    `await fetch(hit, { keepalive: true, method: "POST", body: secret })`,
  ),
  requests("fetch by a prepared request", "worker", `await fetch(new Request(hit, { cache: "reload" }))`),
  requests(
    "fetch later",
    "document",
    `fetchLater(hit, { activateAfter: 0 }); await new Promise((done) => setTimeout(done, 300))`,
  ),
  requests(
    "XMLHttpRequest",
    "worker",
    `const x = new XMLHttpRequest(); x.open("GET", hit); x.send(); await new Promise((done) => (x.onloadend = done))`,
  ),
  requests(
    "synchronous XMLHttpRequest",
    "worker",
    `const x = new XMLHttpRequest(); x.open("GET", hit, false); x.send()`,
  ),
  requests(
    "WebSocket",
    "worker",
    `const w = new WebSocket(socket); await new Promise((done) => (w.onerror = w.onopen = w.onclose = done))`,
  ),
  requests("WebSocket as a stream", null, `await new WebSocketStream(socket).opened`),
  requests(
    "EventSource",
    "worker",
    `const e = new EventSource(hit); await new Promise((done) => (e.onerror = e.onopen = done))`,
  ),
  requests("WebTransport", null, `await new WebTransport(hit.replace("http:", "https:")).ready`),
  requests(
    "WebRTC, which asks a server for its address",
    "document",
    `const c = new RTCPeerConnection({ iceServers: [{ urls: stun }] }); c.createDataChannel("x"); await c.setLocalDescription(); await new Promise((done) => setTimeout(done, 1000))`,
  ),
  requests("beacon", "document", `navigator.sendBeacon(hit, secret)`),
  requests("importScripts", "worker", `importScripts(hit)`),
  requests("importScripts of several", "worker", `importScripts("data:text/javascript,", hit)`),
  requests("import of an address", "worker", `await import(hit)`),
  requests("import of an address of another origin", "worker", `await import(foreign)`),
  requests("import of JSON", "worker", `await import(hit, { with: { type: "json" } })`),
  requests("import of a style sheet", "document", `await import(hit, { with: { type: "css" } })`),
  requests(
    "import by a data module that imports",
    "worker",
    `await import("data:text/javascript," + encodeURIComponent("import " + JSON.stringify(foreign)))`,
  ),
  requests(
    "import by a blob module that imports",
    "worker",
    `await import(URL.createObjectURL(new Blob(["import " + JSON.stringify(hit)], { type: "text/javascript" })))`,
  ),
  requests("import with a scheme in other letters", "worker", `await import(hit.replace("http", "HTTP"))`),
  requests("import of an address without a scheme", "document", `await import(hit.replace("http:", ""))`),
  requests(
    "nested worker from an address",
    "worker",
    `new Worker(hit); await new Promise((done) => setTimeout(done, 100))`,
  ),
  requests(
    "nested worker from a blob that fetches",
    "worker",
    `const w = new Worker(URL.createObjectURL(new Blob(["fetch(" + JSON.stringify(hit) + ")"]))); await new Promise((done) => setTimeout(done, 200))`,
  ),
  requests(
    "nested worker from a data address that fetches",
    "worker",
    `const w = new Worker("data:text/javascript,fetch(" + encodeURIComponent(JSON.stringify(foreign)) + ",{mode:'no-cors'})"); await new Promise((done) => setTimeout(done, 200))`,
  ),
  requests(
    "nested module worker",
    "worker",
    `new Worker(hit, { type: "module" }); await new Promise((done) => setTimeout(done, 100))`,
  ),
  requests(
    "shared worker from an address",
    "document",
    `new SharedWorker(hit); await new Promise((done) => setTimeout(done, 100))`,
  ),
  requests(
    "service worker from an address",
    "document",
    `await navigator.serviceWorker.register(hit).catch(() => undefined)`,
  ),
  requests(
    "WebAssembly from a stream",
    "worker",
    `await WebAssembly.compileStreaming(fetch(hit)).catch(() => undefined)`,
  ),
  requests(
    "font face in a worker",
    "worker",
    `const f = new FontFace("x", "url(" + hit + ")"); await f.load().catch(() => undefined)`,
  ),
  requests(
    "background fetch",
    null,
    `const r = await navigator.serviceWorker.ready; await r.backgroundFetch.fetch("x", hit)`,
  ),
  requests(
    "push subscription",
    null,
    `const r = await navigator.serviceWorker.ready; await r.pushManager.subscribe({ userVisibleOnly: true })`,
  ),
  requests("notification with an icon", null, `new Notification("x", { icon: hit })`),
  requests(
    "picture from a response's redirect",
    "worker",
    `await createImageBitmap(await (await fetch(hit)).blob()).catch(() => undefined)`,
  ),
  requests(
    "report to an address",
    null,
    `new ReportingObserver(() => fetch(hit), { buffered: true }).observe(); await fetch(hit)`,
  ),
];

const add = (markup: string): string => `document.body.insertAdjacentHTML("beforeend", ${markup})`;

/** Loading through elements of a document. */
export const elements: readonly Attempt[] = [
  requests("image", "document", `new Image().src = hit`),
  requests("image by markup", "document", add(`"<img src=" + hit + ">"`)),
  requests("image set", "document", add(`"<img srcset='" + hit + " 1x'>"`)),
  requests("SVG image", "document", add(`"<svg><image href='" + hit + "'/></svg>"`)),
  requests("script", "document", `const s = document.createElement("script"); s.src = hit; document.head.append(s)`),
  requests(
    "module script",
    "document",
    `const s = document.createElement("script"); s.type = "module"; s.src = hit; document.head.append(s)`,
  ),
  requests("style sheet", "document", add(`"<link rel=stylesheet href=" + hit + ">"`)),
  requests("style sheet that imports", "document", add(`"<style>@import url(" + hit + ")</style>"`)),
  requests(
    "background by a style",
    "document",
    add(`"<div style='width:9px;height:9px;background:url(" + hit + ")'>x</div>"`),
  ),
  requests(
    "font by a style",
    "document",
    add(`"<style>@font-face{font-family:x;src:url(" + hit + ")}</style><p style='font-family:x'>text</p>"`),
  ),
  requests(
    "font by script",
    "document",
    `const f = new FontFace("x", "url(" + hit + ")"); document.fonts.add(f); await f.load().catch(() => undefined)`,
  ),
  requests("preload", "document", add(`"<link rel=preload as=image href=" + hit + ">"`)),
  requests("prefetch", "document", add(`"<link rel=prefetch href=" + hit + ">"`)),
  requests("module preload", "document", add(`"<link rel=modulepreload href=" + hit + ">"`)),
  requests("preconnect", null, add(`"<link rel=preconnect href=" + foreign + ">"`)),
  requests("DNS prefetch", null, add(`"<link rel=dns-prefetch href=//" + secret + ".example>"`)),
  requests("manifest", null, add(`"<link rel=manifest href=" + hit + ">"`)),
  requests("icon", null, add(`"<link rel=icon href=" + hit + ">"`)),
  requests("audio", "document", `new Audio(hit).load()`),
  requests("video", "document", add(`"<video preload=auto src=" + hit + "></video>"`)),
  requests("video poster", "document", add(`"<video poster=" + hit + "></video>"`)),
  requests("text track", null, add(`"<video><track default src=" + hit + "></video>"`)),
  requests("embedded object", "document", add(`"<object data=" + hit + "></object>"`)),
  requests("embed", "document", add(`"<embed src=" + hit + ">"`)),
  requests("nested frame", "document", add(`"<iframe src=" + hit + "></iframe>"`)),
  requests(
    "nested frame with a document that loads",
    "document",
    add(`"<iframe srcdoc='<img src=" + hit + ">'></iframe>"`),
  ),
  requests("image button", "document", add(`"<input type=image src=" + hit + ">"`)),
  requests("worklet", "document", `await CSS.paintWorklet.addModule(hit).catch(() => undefined)`),
  requests(
    "audio worklet",
    null,
    `await new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(hit).catch(() => undefined)`,
  ),
  requests(
    "speculation rules",
    null,
    `const s = document.createElement("script"); s.type = "speculationrules"; s.text = JSON.stringify({ prefetch: [{ urls: [hit] }] }); document.head.append(s)`,
  ),
];
