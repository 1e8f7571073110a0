import { createRoot } from "react-dom/client";

/** The least that a page made with React can be. */
const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root");
createRoot(root).render(<h1>Hello</h1>);
