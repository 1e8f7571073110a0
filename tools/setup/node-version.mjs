/** @param {string} version such as "20.19.0" */
export const nodeIsNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
};

/** Ends the process with a clear message when this Node cannot run the tools. Imports nothing, so that any Node reads it. */
export const demandNode = () => {
  if (nodeIsNewEnough(process.versions.node)) return;
  console.error(
    `Aggregate Playground needs Node 20.19 or newer (or 22.12 or newer), and this is Node ${process.versions.node}.\n` +
      "Get a newer one from https://nodejs.org and try again.",
  );
  process.exit(1);
};
