/** Every group of files that reach one another, each as one closed walk. */
export const cyclesIn = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (node: string, path: string[]): void => {
    const start = path.indexOf(node);
    if (start >= 0) {
      cycles.push([...path.slice(start), node]);
      return;
    }
    if (done.has(node)) return;
    path.push(node);
    for (const next of graph.get(node) ?? []) walk(next, path);
    path.pop();
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return cycles;
};
