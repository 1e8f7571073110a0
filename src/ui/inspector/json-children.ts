/** One child of a JSON value, with a key that stays with it when its siblings come and go. */
export interface JsonChild {
  /** Unique among its siblings: the name of a field, the identity of an entity in a list, else the index. */
  readonly key: string;
  /** What a person reads: the field's name, or the index. */
  readonly label: string;
  readonly value: unknown;
}

/** The identity of an entity, or undefined for a value that has none. */
export type Identify = (value: object) => string | undefined;

/** Entities are known by `id`, or by the field that their class names as its identifier. */
export function identifyBy(identifierFields: readonly string[]): Identify {
  const names = ["id", ...identifierFields.filter((name) => name !== "id")];
  return (value) => {
    for (const name of names) {
      const identity: unknown = Object.hasOwn(value, name) ? fieldOf(value, name) : undefined;
      if (typeof identity === "string" || typeof identity === "number") return `${name}=${identity}`;
    }
    return undefined;
  };
}

/** Null for a value without children: a text, a number, an empty list. */
export function childrenOf(value: unknown, identify: Identify): readonly JsonChild[] | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) {
    const names = Object.keys(value);
    return names.length === 0 ? null : names.map((name) => ({ key: name, label: name, value: fieldOf(value, name) }));
  }
  if (value.length === 0) return null;
  const identities = value.map((item: unknown) =>
    typeof item === "object" && item !== null ? identify(item) : undefined,
  );
  const areKnown =
    identities.every((identity) => identity !== undefined) && new Set(identities).size === identities.length;
  return value.map((item: unknown, index) => ({
    key: (areKnown ? identities[index] : undefined) ?? String(index),
    label: String(index),
    value: item,
  }));
}

function fieldOf(value: object, name: string): unknown {
  return Reflect.get(value, name);
}

export const rootPath = "";

/** A JSON pointer made of keys. */
export function childPath(parent: string, key: string): string {
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isSameJson(item, b[index]));
  }
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && isSameJson(fieldOf(a, name), fieldOf(b, name)));
}
