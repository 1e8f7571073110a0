// The package's own declarations are not among its exports.
declare module "tinykeys" {
  export function tinykeys(
    target: Window | HTMLElement,
    bindings: Readonly<Record<string, (event: KeyboardEvent) => void>>,
    options?: { readonly capture?: boolean },
  ): () => void;
}
