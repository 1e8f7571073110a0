import type ts from "typescript-5";

/**
 * The TypeScript namespace that does the work: Monaco's own copy in the page's worker, the npm package of the same
 * version in Node. Everything that works on programs takes it as its first argument, so that both run the same code.
 */
export type TypeScript = typeof ts;
