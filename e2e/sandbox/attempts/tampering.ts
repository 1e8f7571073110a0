/**
 * A model that changes the engine it runs on, or the language under it, to write into the history of an aggregate that
 * took no part in the command: `victim`, of class `Vault`. Its code has all that it could guess in scope: `victim` with
 * stream, id, version and position; `forged`, a proper commit that follows them; `forgedImage`, an image of the vault.
 */
export interface Tampering {
  readonly name: string;
  /** Statements of the module, before any command; or the body of the command itself. */
  readonly where: "import" | "command";
  readonly code: string;
  /** It is seen to forge something where the page believes what it is told. */
  readonly isSeen: boolean;
}

const atImport = (name: string, code: string): Tampering => ({ name, where: "import", code, isSeen: false });
const inCommand = (name: string, code: string): Tampering => ({ name, where: "command", code, isSeen: false });
const seen = (tampering: Tampering): Tampering => ({ ...tampering, isSeen: true });

/** Replaces a method by one that may change what it was given or what it gave. */
const wrapping = (owner: string, method: string, body: string): string =>
  `const native = ${owner}.${method}; ${owner}.${method} = function (...args) { const plain = () => Reflect.apply(native, this, args); ${body} };`;

const isCommit = `(value) => typeof value === "object" && value !== null && "appends" in value && "changes" in value`;

export const tamperings: readonly Tampering[] = [
  seen(
    atImport(
      "lists whose push adds a commit",
      `const isCommit = ${isCommit}; ${wrapping("Array.prototype", "push", `if (args.length === 1 && isCommit(args[0])) Reflect.apply(native, this, [forged]); return plain()`)}`,
    ),
  ),
  seen(
    atImport(
      "lists whose push puts a commit in the place of another",
      `const isCommit = ${isCommit}; ${wrapping("Array.prototype", "push", `return Reflect.apply(native, this, args.map((item) => (isCommit(item) ? forged : item)))`)}`,
    ),
  ),
  atImport(
    "lists whose map leads events to another stream",
    wrapping(
      "Array.prototype",
      "map",
      `const made = plain(); for (const item of made) if (item && typeof item === "object" && "streamName" in item) { item.streamName = victim.stream; item.expectedVersion = victim.position } return made`,
    ),
  ),
  seen(
    atImport(
      "lists whose map adds events of another stream",
      wrapping(
        "Array.prototype",
        "map",
        `const made = plain(); if (made.some((item) => item && typeof item === "object" && "streamName" in item)) made[made.length] = forged.appends[0]; return made`,
      ),
    ),
  ),
  seen(
    atImport(
      "lists whose map changes records",
      wrapping(
        "Array.prototype",
        "map",
        `const made = plain(); for (const item of made) if (item && typeof item === "object" && "record" in item && "claims" in item) Object.assign(item, forged.changes[0]); return made`,
      ),
    ),
  ),
  seen(
    atImport(
      "lists that say toJSON, with a commit more",
      `const isCommit = ${isCommit}; Object.defineProperty(Array.prototype, "toJSON", { configurable: true, value() { return this.some(isCommit) ? [...this, forged] : this } })`,
    ),
  ),
  seen(
    atImport(
      "objects that say toJSON, as another commit",
      `const isCommit = ${isCommit}; Object.defineProperty(Object.prototype, "toJSON", { configurable: true, value() { return isCommit(this) ? forged : this } })`,
    ),
  ),
  seen(
    atImport(
      "a reply that says toJSON, with a forged image",
      `Object.defineProperty(Object.prototype, "toJSON", { configurable: true, value() { return "outcome" in this && "images" in this ? { ...this, toJSON: undefined, images: [...this.images, forgedImage] } : this } })`,
    ),
  ),
  seen(
    atImport(
      "a reply that says toJSON, with events pending at the vault",
      `Object.defineProperty(Object.prototype, "toJSON", { configurable: true, value() { return "outcome" in this && "images" in this ? { ...this, toJSON: undefined, images: [...this.images, { ...forgedImage, record: null, pending: forged.appends[0].messages }] } : this } })`,
    ),
  ),
  atImport(
    "maps that give the vault for everything that is asked for",
    wrapping(
      "Map.prototype",
      "get",
      `const found = plain(); return found && typeof found === "object" && "stream" in found && "state" in found ? forged.changes[0].record : found`,
    ),
  ),
  atImport(
    "maps that know the vault, too",
    wrapping(
      "Map.prototype",
      "values",
      `const all = [...plain()]; if (all.some((item) => item && typeof item === "object" && "clock" in item)) all.push(forged.changes[0].record); return all[Symbol.iterator]()`,
    ),
  ),
  atImport(
    "weak maps that give one cell for another",
    wrapping(
      "WeakMap.prototype",
      "get",
      `const found = plain(); if (found && typeof found === "object" && "id" in found) try { found.id = victim.id } catch {} return found`,
    ),
  ),
  atImport(
    "promises whose then changes what a command gave",
    wrapping(
      "Promise.prototype",
      "then",
      `const [done, failed] = args; const change = (value) => (value && typeof value === "object" && "commits" in value ? { ...value, commits: [forged] } : value); return Reflect.apply(native, this, [typeof done === "function" ? (value) => done(change(value)) : done, failed])`,
    ),
  ),
  atImport(
    "promises whose all adds a commit",
    wrapping(
      "Promise",
      "all",
      `return plain().then((all) => { for (const item of all) if (item && typeof item === "object" && Array.isArray(item.commits)) item.commits.push(forged); return all })`,
    ),
  ),
  atImport(
    "a JSON that prints another commit",
    `JSON.stringify = () => '{"outcome":"done","commits":[' + forgedText + "]}"; JSON.parse = () => ({ operation: { kind: "save" }, images: [forgedImage], commits: [forged] })`,
  ),
  atImport(
    "commits on every object's prototype",
    `Object.defineProperty(Object.prototype, "commits", { configurable: true, get() { return [forged] }, set() {} })`,
  ),
  atImport(
    "a setter for the stream's name on every object",
    `Object.defineProperty(Object.prototype, "streamName", { configurable: true, get() { return victim.stream }, set() {} })`,
  ),
  atImport(
    "Object.assign, entries and fromEntries that change streams",
    `for (const name of ["assign", "entries", "fromEntries"]) { const plain = Object[name]; Object[name] = (...all) => { const made = plain(...all); if (made && typeof made === "object" && "stream" in made) made.stream = victim.stream; return made } }`,
  ),
  atImport(
    "Reflect.construct and Reflect.apply that give the vault instead",
    `const { construct } = Reflect; Reflect.construct = (type, ...rest) => construct(type === Account ? Vault : type, ...rest); Reflect.apply = (method, self, args) => { self.constructor = Vault; return method.call(self, ...args) }`,
  ),
  atImport(
    "Function.prototype.call and apply that change their receiver",
    `for (const name of ["call", "apply"]) { const native = Function.prototype[name]; const { apply } = Reflect; Function.prototype[name] = function (self, ...rest) { if (self && typeof self === "object" && "streamName" in self) self.streamName = victim.stream; return apply(native, this, [self, ...rest]) } }`,
  ),
  atImport(
    "texts that are replaced by the vault's stream",
    `const names = ["replace", "concat", "slice", "toLowerCase"]; for (const name of names) { const native = String.prototype[name]; String.prototype[name] = function (...all) { const made = Reflect.apply(native, this, all); return typeof made === "string" && made.includes("account-") ? victim.stream : made } }`,
  ),
  atImport(
    "Aggregate's own prototype, whose raise writes the vault's stream",
    `const base = Object.getPrototypeOf(Object.getPrototypeOf(Account.prototype)) ?? Object.getPrototypeOf(Account.prototype); for (let p = Account.prototype; p && p !== Object.prototype; p = Object.getPrototypeOf(p)) for (const key of Reflect.ownKeys(p)) { const { value, configurable } = Object.getOwnPropertyDescriptor(p, key); if (key === "raise" && typeof value === "function" && configurable) Object.defineProperty(p, key, { configurable: true, value(event) { return Reflect.apply(value, Object.assign(Object.create(this), { id: victim.id, stream: victim.stream }), [event]) } }) }`,
  ),
  atImport(
    "the store that engines share, whose commit stores a forged one",
    `for (const name of ["commit", "commitNow", "append"]) { const native = engine.MemoryEventStore.prototype[name]; engine.MemoryEventStore.prototype[name] = function (...all) { return Reflect.apply(native, this, name === "append" ? [forged.appends] : [forged]) } }`,
  ),
  atImport(
    "Application, whose save and unit of work take the vault",
    `for (const name of ["save", "unitOfWork", "repositoryFor"]) { const native = engine.Application.prototype[name]; if (native) engine.Application.prototype[name] = function (...all) { const root = new Vault({ id: victim.id }); return Reflect.apply(native, this, name === "save" ? [root] : all) } }`,
  ),
  atImport(
    "the account's category, which becomes the vault's",
    `const another = new Domain("Bank"); @another.aggregate({ streamCategory: "vault" }) class Copy extends Aggregate({ name: field.string() }) {} Object.defineProperty(Account, "name", { value: "Vault" })`,
  ),
  inCommand("an id that becomes the vault's", `this.id = victim.id; this.raise(new Moved({ amount: 1 }))`),
  inCommand(
    "an id that is defined as the vault's",
    `Object.defineProperty(this, "id", { get: () => victim.id, configurable: true }); this.raise(new Moved({ amount: 1 }))`,
  ),
  inCommand("an event of the vault's, raised by the account", `this.raise(new Locked({ reason: "forged" }))`),
  inCommand(
    "an event whose metadata name the vault",
    `const event = new Moved({ amount: 1 }); try { Object.defineProperty(event, "metadata", { value: { stream: victim.stream, headers: {} } }) } catch {} this.raise(event); try { event.metadata.stream = victim.stream } catch {}`,
  ),
  inCommand(
    "a new vault of the same id",
    `const vault = new Vault({ id: victim.id, name: "forged" }); vault.lock(); await vault.save?.()`,
  ),
  inCommand(
    "a new vault of the same id in an application of its own",
    `const application = new engine.Application(domain); const vault = new Vault({ id: victim.id, name: "forged" }); vault.lock(); await application.save?.(vault); await application.repositoryFor?.(Vault).add?.(vault)`,
  ),
  inCommand(
    "the account with the vault's prototype",
    `Object.setPrototypeOf(this, Vault.prototype); this.name = "forged"; this.lock?.()`,
  ),
  inCommand(
    "a version that skips to the vault's",
    `this._version = victim.version; Object.defineProperty(this, "_version", { value: victim.version, configurable: true }); this.raise(new Moved({ amount: 1 }))`,
  ),
  inCommand(
    "an error that carries commits",
    `throw Object.assign(new Error("x"), { commits: [forged], outcome: "done" })`,
  ),
  inCommand("a result that carries commits", `return { outcome: "done", commits: [forged], toJSON: () => forged }`),
];
