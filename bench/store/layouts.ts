import { accountOf, nextCommand } from "./commands.ts";
import { timed, timesOf, type Times } from "./figures.ts";
import { answer, completion, rawEvent } from "./raw.ts";

export interface Layout {
  readonly eventsPerRow: number;
  /** Events written per second, 1,000 in a transaction: the best of some rounds, as is what was read. */
  readonly written: number;
  /** Milliseconds to read and parse 10,000 of them. */
  readonly read: number;
  /** One event: a head is read and put back, and so is the row that is not full yet, as full as it is on average. */
  readonly commit: Times;
}

const commits = 100;
const rounds = 3;

/** By hand: the same events with more and more of them in a row. A row for each event is also one for each small commit. */
export async function layouts(events: number): Promise<readonly Layout[]> {
  const account = accountOf(7_000_000);
  const lines = Array.from({ length: events }, (_, index) => rawEvent(nextCommand(account, index), index + 1));
  const found = [1, 8, 32, 128].map((eventsPerRow) => {
    return { eventsPerRow, writing: [Infinity], reading: [Infinity], commits: new Array<number>() };
  });
  // All layouts in turn, so that whatever else the machine does disturbs them alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const { eventsPerRow, writing, reading, commits: times } of found) {
      const database = await openEmpty(`layout-${eventsPerRow}-${round}`);
      writing.push(await timed(() => writeAll(database, lines, eventsPerRow)));
      reading.push(await timed(() => readAll(database, events)));
      times.push(...(await commitTimes(database, lines, eventsPerRow)));
      database.close();
    }
  }
  return found.map(({ eventsPerRow, writing, reading, commits: times }) => ({
    eventsPerRow,
    written: (events / Math.min(...writing)) * 1000,
    read: (Math.min(...reading) / events) * 10_000,
    commit: timesOf(times),
  }));
}

async function readAll(database: IDBDatabase, events: number): Promise<void> {
  let parsed = 0;
  const rows: readonly string[] = await answer(database.transaction("rows").objectStore("rows").getAll());
  for (const row of rows) for (const line of row.split("\n")) if (JSON.parse(line) !== null) parsed += 1;
  if (parsed !== events) throw new Error("Not all of it was read.");
}

function openEmpty(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("rows");
    request.result.createObjectStore("heads");
  };
  return answer(request);
}

async function writeAll(database: IDBDatabase, lines: readonly string[], eventsPerRow: number): Promise<void> {
  for (let start = 0; start < lines.length; start += 1_000) {
    const transaction = database.transaction("rows", "readwrite", { durability: "relaxed" });
    const done = completion(transaction);
    const end = Math.min(lines.length, start + 1_000);
    for (let index = start; index < end; index += eventsPerRow) {
      const text = lines.slice(index, Math.min(end, index + eventsPerRow)).join("\n");
      transaction.objectStore("rows").put(text, index);
    }
    transaction.commit();
    await done;
  }
}

async function commitTimes(
  database: IDBDatabase,
  lines: readonly string[],
  eventsPerRow: number,
): Promise<readonly number[]> {
  const figures: number[] = [];
  const text = lines.slice(0, Math.ceil(eventsPerRow / 2)).join("\n");
  for (let index = 0; index < commits; index += 1) {
    // A row for each event is not read again; a row that goes on is.
    const key = eventsPerRow === 1 ? lines.length + index : -1;
    const time = await timed(() => {
      const transaction = database.transaction(["heads", "rows"], "readwrite", { durability: "relaxed" });
      const done = completion(transaction);
      const [heads, rows] = [transaction.objectStore("heads"), transaction.objectStore("rows")];
      const request = eventsPerRow === 1 ? heads.get("head") : rows.get(key);
      request.onsuccess = () => {
        heads.put(`${index}`, "head");
        rows.put(text, key);
        transaction.commit();
      };
      return done;
    });
    figures.push(time);
  }
  return figures;
}
