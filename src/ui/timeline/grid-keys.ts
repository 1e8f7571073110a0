/** The row that a key leads to from the active one; null when the key is not the grid's. */
export function rowForKey(key: string, active: number, rows: number, rowsPerPage: number): number | null {
  if (rows === 0) return null;
  const clamp = (row: number) => Math.min(rows - 1, Math.max(0, row));
  switch (key) {
    case "ArrowDown":
      return clamp(active + 1);
    case "ArrowUp":
      return clamp(active - 1);
    case "PageDown":
      return clamp(active + rowsPerPage);
    case "PageUp":
      return clamp(active - rowsPerPage);
    case "Home":
      return 0;
    case "End":
      return rows - 1;
    default:
      return null;
  }
}
