import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../ui/kit/tokens.css";
import "../ui/kit/base.css";
import { App } from "./app.tsx";
import { compose } from "./compose.ts";
import { embedIn } from "./embedding.ts";

/** Asked for at once, and apart from the entry: its code and the interface's arrive side by side. */
const storage = Promise.all([import("../store/open-workspace-store.ts"), import("../store/memory-workspace-store.ts")]);
const isEmbedded = embedIn(window.location.search);

async function start(root: HTMLElement): Promise<void> {
  const [{ openWorkspaceStore }, { memoryWorkspaceStore }] = await storage;
  // In a frame nothing is stored, so that a foreign page's frame asks for nothing that a browser may refuse there.
  const opened = isEmbedded ? null : await openWorkspaceStore();
  const parts = compose({
    store: opened?.store ?? memoryWorkspaceStore(),
    storageProblem: opened?.kept === false ? opened.reason.message : null,
    memoryStore: memoryWorkspaceStore,
    isEmbedded,
  });
  if (!(await parts.links.follow())) await parts.workspaces.commands.start();
  parts.links.listen();
  createRoot(root).render(
    <StrictMode>
      <App parts={parts} />
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root.");
void start(root);
