import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { openWorkspaceStore } from "../store/open-workspace-store.ts";
import "../ui/kit/tokens.css";
import "../ui/kit/base.css";
import { App } from "./app.tsx";
import { compose } from "./compose.ts";

async function start(root: HTMLElement): Promise<void> {
  const parts = compose(await openWorkspaceStore());
  await parts.workspaces.commands.start();
  createRoot(root).render(
    <StrictMode>
      <App parts={parts} />
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root.");
void start(root);
