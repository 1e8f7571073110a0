/**
 * Resolves when the editor's code has come over the network, or failed to: what else is large may follow then. The
 * build marks the links that fetch it; without any, as under the development server, there is nothing to wait for.
 */
export async function editorFetched(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[data-editor]")];
  await Promise.all(links.map(fetched));
}

function fetched(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve) => {
    const [timing] = performance.getEntriesByName(link.href, "resource");
    if (timing !== undefined) return resolve();
    const done = () => resolve();
    link.addEventListener("load", done, { once: true });
    link.addEventListener("error", done, { once: true });
  });
}
