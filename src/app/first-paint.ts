/** Resolves when the browser has painted what was rendered last: what is heavy begins after that. */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    // A page in the background paints nothing: then there is nothing to wait for.
    if (document.visibilityState === "hidden") return resolve();
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
