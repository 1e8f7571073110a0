import type { TimelineEntry } from "../../../src/store/workspace-store.ts";
import { compactFields } from "../../../src/ui/kit/compact-value.ts";
import { clockTime } from "../../../src/ui/timeline/clock-time.ts";
import styles from "../../../src/ui/timeline/grid.module.css";
import { rowOfEntry } from "../../../src/ui/timeline/timeline-row.ts";

const rowHeight = 30;
const maxScrollHeight = 16_000_000;
const columns = ["position", "time", "kind", "event", "stream", "version", "data"] as const;

/**
 * The floor: as many row elements as fit, made once, each given the texts of the entry that it stands for. No library, no
 * groups, no icons, no keyboard, no selection; the data is there when it is asked for.
 */
export class PlainPool {
  readonly #grid = document.createElement("div");
  readonly #window = document.createElement("div");
  readonly #space = document.createElement("div");
  readonly #rows: { readonly element: HTMLElement; readonly cells: readonly HTMLElement[] }[] = [];
  readonly #entryAt: (number: number) => TimelineEntry;
  #events: number;

  constructor(host: HTMLElement, entryAt: (number: number) => TimelineEntry, events: number) {
    this.#entryAt = entryAt;
    this.#events = events;
    this.#grid.className = styles["grid"] ?? "";
    this.#grid.setAttribute("role", "grid");
    this.#grid.style.cssText = "position: absolute; inset: 0";
    this.#grid.style.setProperty("--timeline-columns", "4.75rem 5rem 6.375rem 11rem 10rem 4.75rem minmax(15rem, 1fr)");
    this.#space.style.height = `${Math.min(maxScrollHeight, events * rowHeight)}px`;
    this.#window.style.cssText = "position: sticky; top: 0; overflow: clip";
    this.#space.append(this.#window);
    this.#grid.append(this.#space);
    host.append(this.#grid);
    const count = Math.ceil(this.#grid.clientHeight / rowHeight) + 1;
    this.#window.style.height = `${this.#grid.clientHeight}px`;
    for (let index = 0; index < count; index += 1) this.#rows.push(this.#makeRow());
    this.#grid.scrollTop = this.#space.clientHeight;
    this.#draw();
    this.#grid.addEventListener("scroll", () => this.#draw(), { passive: true });
  }

  store(events: number): void {
    this.#events = events;
    this.#draw();
  }

  remove(): void {
    this.#grid.remove();
  }

  #makeRow() {
    const element = document.createElement("div");
    element.className = styles["row"] ?? "";
    element.setAttribute("role", "row");
    const cells = columns.map((column) => {
      const cell = document.createElement("div");
      cell.className = `${styles["cell"]} ${styles[column]} ${column === "data" ? "last" : ""}`;
      cell.setAttribute("role", "gridcell");
      element.append(cell);
      return cell;
    });
    this.#window.append(element);
    return { element, cells };
  }

  #draw(): void {
    const scrolled = this.#grid.scrollTop / Math.max(1, this.#space.clientHeight - this.#grid.clientHeight);
    const first = Math.round(scrolled * Math.max(0, this.#events - this.#rows.length));
    for (const [index, { element, cells }] of this.#rows.entries()) {
      const number = first + index + 1;
      element.hidden = number > this.#events;
      if (element.hidden) continue;
      const row = rowOfEntry(this.#entryAt(number));
      element.dataset["key"] = String(number);
      const texts = [
        row.globalPosition,
        row.time === null ? "" : clockTime(row.time),
        row.kind,
        row.event,
        row.streamName,
        row.version,
        compactFields(row.data ?? {}, 240),
      ];
      for (const [place, cell] of cells.entries()) cell.textContent = String(texts[place]);
    }
  }
}
