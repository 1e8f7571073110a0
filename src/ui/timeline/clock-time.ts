const format = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** `22:01:02`, in the person's own time zone. */
export function clockTime(time: Date): string {
  return format.format(time);
}
