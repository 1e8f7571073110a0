/** Why a text cannot be read, and where: `messages[3].data.amount`. */
export class UnreadableJson extends Error {
  override readonly name = "UnreadableJson";
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** Levels of lists and objects within one another. */
export const deepestJson = 128;

const backslash = 0x5c;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\r\n]*/y;
const word = /true|false|null/y;

/**
 * Walks over JSON without building anything: before `JSON.parse` sees a part of it, it is known that the part is no trap.
 * `JSON.parse` itself overflows the stack at some depth, takes the last of two members with one key, and makes
 * `1e999` infinite.
 */
export class JsonCursor {
  readonly text: string;
  place = 0;
  readonly #path: (string | number)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** The next character that is no white space, left where it is; "" at the end. */
  next(): string {
    this.#match(space);
    return this.text.charAt(this.place);
  }

  /** Steps over the character, when it comes next. */
  take(character: string): boolean {
    if (this.next() !== character) return false;
    this.place++;
    return true;
  }

  expect(character: string): void {
    if (!this.take(character)) this.fail(`must go on with ${character} here, character ${this.place + 1} of the text.`);
  }

  /** Members of the object that comes next; each must be stepped over before the next one is asked for. */
  *members(): Generator<string> {
    this.expect("{");
    if (this.take("}")) return;
    const keys = new Set<string>();
    do {
      const key = this.#key();
      if (keys.has(key)) this.fail(`has the key ${JSON.stringify(key)} twice.`);
      keys.add(key);
      this.expect(":");
      this.#path.push(key);
      yield key;
      this.#path.pop();
    } while (this.take(","));
    this.expect("}");
  }

  /** Items of the list that comes next, likewise. */
  *items(): Generator<number> {
    this.expect("[");
    if (this.take("]")) return;
    let index = 0;
    do {
      this.#path.push(index);
      yield index++;
      this.#path.pop();
    } while (this.take(","));
    this.expect("]");
  }

  /** Steps over the value that comes next. */
  skip(): void {
    if (this.#path.length > deepestJson) this.fail(`is nested more than ${deepestJson} levels deep.`);
    switch (this.next()) {
      case "{":
        for (const _key of this.members()) this.skip();
        return;
      case "[":
        for (const _index of this.items()) this.skip();
        return;
      case '"':
        this.#skipString();
        return;
      default:
        if (!this.#match(word)) this.#skipNumber();
    }
  }

  fail(message: string): never {
    throw new UnreadableJson(printPath(this.#path), message);
  }

  #key(): string {
    if (this.next() !== '"') this.fail(`must have a key in quotes here, character ${this.place + 1} of the text.`);
    const start = this.place;
    this.#skipString();
    const written = this.text.slice(start, this.place);
    const key = written.includes("\\") ? this.#unescaped(written) : written.slice(1, -1);
    if (key === "__proto__") this.fail('has the key "__proto__", which is not allowed.');
    return key;
  }

  #unescaped(written: string): string {
    try {
      return String(JSON.parse(written));
    } catch {
      return this.fail(`has a key that is no JSON text: ${written.slice(0, 40)}.`);
    }
  }

  #skipString(): void {
    let end = this.place;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end === -1) this.fail("has a text that does not end: the file may have been cut off.");
    } while (this.#isEscaped(end));
    this.place = end + 1;
  }

  /** After an odd number of backslashes. */
  #isEscaped(place: number): boolean {
    let before = place - 1;
    while (this.text.charCodeAt(before) === backslash) before--;
    return (place - 1 - before) % 2 === 1;
  }

  #skipNumber(): void {
    const start = this.place;
    if (!this.#match(number) || start === this.place) {
      const isEnd = start >= this.text.length;
      this.fail(
        isEnd
          ? "ends before it is complete: the file may have been cut off."
          : `is no JSON value, character ${start + 1} of the text.`,
      );
    }
    if (!Number.isFinite(Number(this.text.slice(start, this.place))))
      this.fail("is a number beyond what a number can hold.");
  }

  #match(form: RegExp): boolean {
    form.lastIndex = this.place;
    const isFound = form.test(this.text);
    if (isFound) this.place = form.lastIndex;
    return isFound;
  }
}

export function printPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(part)) return text === "" ? part : `${text}.${part}`;
    return `${text}[${JSON.stringify(part)}]`;
  }, "");
}
