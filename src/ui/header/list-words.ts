const day = 86_400_000;

/** When a workspace was changed last: "today", "yesterday", "3 days ago", then the date. */
export function dateWords(iso: string, now: number = Date.now()): string {
  const then = new Date(iso);
  const days = Math.round((startOfDay(new Date(now)) - startOfDay(then)) / day);
  if (Number.isNaN(days)) return "";
  if (days <= 0) return `today, ${then.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })}`;
  if (days === 1) return "yesterday";
  if (days < 7) return `${days} days ago`;
  return then.toLocaleDateString(undefined, { year: "numeric", month: "short", day: "numeric" });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** " · 12 kB"; nothing for a size that is not known. */
export function sizeWords(bytes: number): string {
  if (bytes <= 0) return "";
  if (bytes < 1000) return ` · ${bytes} bytes`;
  return bytes < 1_000_000 ? ` · ${Math.round(bytes / 1000)} kB` : ` · ${(bytes / 1_000_000).toFixed(1)} MB`;
}
