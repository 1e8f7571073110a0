/** Runs in the page: from each click until the frame with the new row of the timeline was painted, in milliseconds. */
export interface Clicks {
  readonly times: number[];
}

declare global {
  interface Window {
    clicks: Clicks;
  }
}

export function watchClicks(): void {
  const times: number[] = [];
  window.clicks = { times };
  const newest = () =>
    Math.max(
      0,
      ...[...document.querySelectorAll("[role=grid] [data-key]")].map((row) => Number(row.getAttribute("data-key"))),
    );
  const painted = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        then();
      };
      port2.postMessage(null);
    });
  window.addEventListener(
    "click",
    ({ timeStamp }) => {
      const before = newest();
      const observer = new MutationObserver(() => {
        if (newest() <= before) return;
        observer.disconnect();
        painted(() => times.push(performance.now() - timeStamp));
      });
      observer.observe(document.body, { subtree: true, childList: true });
    },
    { capture: true },
  );
}
