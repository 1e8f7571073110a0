/** A model with one mistake, for the compiler to find. */
export function withFault(model: string): string {
  const faulty = model.replace("this.balance -= amount;", 'this.balance = "nothing";');
  if (faulty === model) throw new Error("The example has no such line any more.");
  return faulty;
}
