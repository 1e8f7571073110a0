/** A database as JSON: keys and rows by object store. `Infinity`, which JSON does not know, is told by name. */
export interface Dump {
  readonly version: number;
  readonly stores: Readonly<Record<string, readonly (readonly [key: IDBValidKey, row: unknown])[]>>;
}

export async function dumpDatabase(name: string): Promise<string> {
  const database = await opened(indexedDB.open(name));
  const stores: Record<string, (readonly [IDBValidKey, unknown])[]> = {};
  for (const store of database.objectStoreNames) {
    const source = database.transaction(store).objectStore(store);
    const [keys, rows] = await Promise.all([opened(source.getAllKeys()), opened<unknown[]>(source.getAll())]);
    stores[store] = keys.map((key, index) => [key, rows[index]]);
  }
  const dump: Dump = { version: database.version, stores };
  database.close();
  return JSON.stringify(dump, (_name, value: unknown) => (value === Infinity ? infinity : value), 1);
}

export async function restoreDatabase(name: string, text: string): Promise<void> {
  const dump = JSON.parse(text, (_name, value: unknown) =>
    typeof value === "object" && value !== null && "$number" in value ? Infinity : value,
  ) as Dump; // Written by `dumpDatabase`.
  const request = indexedDB.open(name, dump.version);
  request.onupgradeneeded = () => {
    for (const store of Object.keys(dump.stores)) request.result.createObjectStore(store);
  };
  const database = await opened(request);
  const transaction = database.transaction(Object.keys(dump.stores), "readwrite");
  for (const [store, rows] of Object.entries(dump.stores)) {
    for (const [key, row] of rows) transaction.objectStore(store).put(row, key);
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("It was ended."));
  });
  database.close();
}

const infinity = { $number: "Infinity" };

function opened<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("It failed."));
  });
}
