/** The engine as it is shipped with an exported project; the build makes it. */
declare module "virtual:engine-library" {
  export const engineTexts: { readonly javascript: string; readonly declarations: string };
}
