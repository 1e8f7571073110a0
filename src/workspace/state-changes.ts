/** One value that differs between two states. */
export interface StateChange {
  /** `balance`, `holds[0].status`. */
  readonly path: string;
  /** Undefined when it was not there. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The values in which two states of JSON data differ, in the order of their fields, `most` of them at most. */
export function stateChanges(before: unknown, after: unknown, most = 20): readonly StateChange[] {
  const changes: StateChange[] = [];
  collect(before, after, "", changes, most);
  return changes;
}

function collect(before: unknown, after: unknown, path: string, changes: StateChange[], most: number): void {
  if (changes.length >= most || Object.is(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    for (let index = 0; index < length; index += 1) {
      collect(before[index], after[index], `${path}[${index}]`, changes, most);
    }
  } else if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect(before[name], after[name], path === "" ? name : `${path}.${name}`, changes, most);
    }
  } else {
    changes.push({ path, before, after });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
