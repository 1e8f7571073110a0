import type { CommandRecord } from "../../src/store/workspace-store.ts";

/**
 * The floor: IndexedDB by hand, doing the same work and nothing beside it. A row for each commit, or for each event, as
 * JSON text.
 */
export function openRaw(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const { result } = request;
    result.createObjectStore("heads");
    result.createObjectStore("commits", { autoIncrement: true });
    // A row for each event, by number for windows, by stream and position for streams: whatever suits the reading best.
    result.createObjectStore("byNumber");
    result.createObjectStore("byStream");
  };
  return answer(request);
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("It failed."));
    };
  });
}

export function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error("It was ended."));
    };
  });
}

/** One transaction: the version is checked, the head is replaced, a row with the command and its events is added. */
export function rawCommit(
  database: IDBDatabase,
  command: CommandRecord,
  durability: IDBTransactionDurability = "relaxed",
): Promise<void> {
  const { entry, commit } = command;
  const change = commit?.changes[0];
  if (change === undefined) throw new Error("A command without a record.");
  const { record, expectedVersion } = change;
  const transaction = database.transaction(["heads", "commits"], "readwrite", { durability });
  const done = completion(transaction);
  const heads = transaction.objectStore("heads");
  // What this function itself puts there.
  const request = heads.get(record.stream) as IDBRequest<{ readonly version: number } | undefined>;
  request.onsuccess = () => {
    if ((request.result?.version ?? -1) !== expectedVersion) return transaction.abort();
    heads.put({ version: record.version, record: JSON.stringify(record) }, record.stream);
    transaction.objectStore("commits").add(JSON.stringify([entry, commit?.appends]));
    transaction.commit();
  };
  return done;
}

/** A message as it lies in a row of its own: everything, as text. */
export function rawEvent({ commit, version, entry }: CommandRecord, globalPosition: number): string {
  const append = commit?.appends[0];
  const { streamName } = append ?? {};
  const id = crypto.randomUUID();
  return JSON.stringify({ id, streamName, ...append?.messages[0], position: version, globalPosition, time: entry.at });
}

export async function putAll(
  database: IDBDatabase,
  store: "byNumber" | "byStream",
  rows: Iterable<readonly [key: string | number | (string | number)[], value: string]>,
): Promise<void> {
  const transaction = database.transaction(store, "readwrite", { durability: "relaxed" });
  const done = completion(transaction);
  const target = transaction.objectStore(store);
  for (const [key, value] of rows) target.put(value, key);
  transaction.commit();
  await done;
}

/** All rows of a range, parsed. */
export async function getAll(
  database: IDBDatabase,
  store: string,
  range: IDBKeyRange,
  limit?: number,
): Promise<readonly unknown[]> {
  const texts: readonly string[] = await answer(database.transaction(store).objectStore(store).getAll(range, limit));
  return texts.map((text): unknown => JSON.parse(text));
}
