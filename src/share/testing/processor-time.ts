/** Milliseconds that this process computed: unlike the time of day, the same on a busy machine. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
