declare global {
  interface Window {
    /** When each thing was first there at the beginning of a frame, in milliseconds since the navigation. */
    seen: Record<string, number>;
  }
}

/** Runs in the page before its own code. */
export function watchStart(): void {
  const seen: Record<string, number> = {};
  window.seen = seen;
  const hasText = (selector: string, text: string) =>
    [...document.querySelectorAll(selector)].some((element) => element.textContent.includes(text));
  const wanted: readonly (readonly [name: string, isThere: () => boolean])[] = [
    ["timeline", () => hasText("[role=grid] [role=gridcell]", "AccountWithdrawn")],
    ["state", () => hasText("[role=listitem], li", "balance: ")],
    [
      "editor",
      () =>
        document.querySelector(".monaco-editor :is(textarea, .native-edit-context)") !== null &&
        hasText(".monaco-editor .view-line", "Aggregate"),
    ],
    ["diagnostics", () => document.querySelector(".monaco-editor .squiggly-error") !== null],
  ];
  const look = () => {
    for (const [name, isThere] of wanted) if (seen[name] === undefined && isThere()) seen[name] = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
