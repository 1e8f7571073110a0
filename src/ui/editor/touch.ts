/** A narrow screen without a precise pointer: on-screen keyboards and code editors do not go together. */
const touchQuery = "(max-width: 799.98px) and (pointer: coarse)";

/** Tells at once, and whenever it changes. @returns the function that stops it */
export function onTouchChange(callback: (isTouch: boolean) => void): () => void {
  const query = matchMedia(touchQuery);
  const tell = () => callback(query.matches);
  tell();
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}
