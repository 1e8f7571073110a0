declare module "virtual:sandbox-boot" {
  /** Text of the frame's only script. */
  export const bootScript: string;
  /** `sha256-…` of the text, as policies name it. */
  export const bootHash: string;
}
declare module "virtual:sandbox-worker" {
  /** Text of the worker's script. */
  export const workerScript: string;
}
