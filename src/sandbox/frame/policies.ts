/** The two policies that keep user code in. `hash` is `sha256-…` of the frame's script. */

/**
 * The page's own policy. The sandbox's frame inherits it, hence the hash of the frame's script and `blob:`.
 * @param isServing under Vite's development server, whose client speaks over a WebSocket
 */
export function pagePolicy(
  hashes: readonly string[],
  { isServing }: { readonly isServing: boolean } = { isServing: false },
): string {
  const scripts = hashes.map((hash) => `'${hash}'`).join(" ");
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts} blob:`,
    "worker-src 'self' blob:",
    // Monaco, and the widths and heights that a virtualised grid computes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isServing ? " ws: wss:" : ""}`,
    "manifest-src 'self'",
    "frame-src 'none'",
    "child-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The frame's policy: one script, the worker's blob, and the blobs of a model's modules. Nothing is fetched. */
export function framePolicy(hash: string): string {
  return [
    "default-src 'none'",
    `script-src '${hash}' blob:`,
    "worker-src blob:",
    "connect-src 'none'",
    "img-src 'none'",
    "style-src 'none'",
    "font-src 'none'",
    "media-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "child-src blob:",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The frame's document. The policy stands before the only script. */
export function frameDocument(script: string, hash: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${framePolicy(hash)}"><script>${script}</script>`;
}
