const onMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

const words: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageUp: "Page Up",
  PageDown: "Page Down",
};

/** Keys in tinykeys' notation, as a person reads them: `$mod+k` → "Ctrl+K", on a Mac "⌘K". */
export function keyWords(keys: string, isMac: boolean = onMac()): string {
  const parts = keys.split("+").map((part) => {
    if (part === "$mod") return isMac ? "⌘" : "Ctrl";
    if (part === "Shift") return isMac ? "⇧" : "Shift";
    return words[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return parts.join(isMac ? "" : "+");
}
