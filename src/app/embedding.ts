/** `?embed` in the address: the page stands in a frame of somebody else's page, and shows what a link holds. */
export function embedIn(search: string): boolean {
  return new URLSearchParams(search).has("embed");
}

/** When the code's compiler is fetched: at once, or in a frame only when somebody asks for the code. */
export interface CodeWanted {
  readonly wanted: Promise<void>;
  readonly want: () => void;
}

export function codeWanted(isAtOnce: boolean): CodeWanted {
  let want: () => void = () => undefined;
  const wanted = new Promise<void>((resolve) => {
    want = resolve;
  });
  if (isAtOnce) want();
  return { wanted, want };
}
