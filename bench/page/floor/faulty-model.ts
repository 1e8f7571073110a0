/** A model with one mistake near its beginning, for the compiler to find and the editor to show. */
export function withFault(model: string): string {
  const faulty = model.replace('new Domain("Banking")', "new Domain(12)");
  if (faulty === model) throw new Error("The example has no such line any more.");
  return faulty;
}
