import type { ClassSignature, ModelSignatures } from "../../compiler/signatures.ts";
import type { ElementDescription, FieldDescription, ModelDescription } from "../../sandbox/model-description.ts";

export type BoxKind = "aggregate root" | "entity" | "value object" | "delta event" | "fact event" | "event handler";

/** A line in a box. Edges leave from the line that they are about. */
export interface BoxRow {
  readonly key: string;
  readonly text: string;
  readonly kind: "field" | "invariant" | "command";
}

export interface Box {
  /** Unique in the picture: a value object stands once in each cluster that uses it. */
  readonly key: string;
  readonly kind: BoxKind;
  readonly name: string;
  readonly rows: readonly BoxRow[];
}

export interface Edge {
  readonly kind: "holds" | "has value" | "refers to" | "raises" | "tells the state" | "is handled by" | "acts on";
  readonly from: string;
  /** Row that it leaves from; the box's head when null. */
  readonly row: string | null;
  readonly to: string;
  /** At its end: how many. */
  readonly label: string;
}

/** An aggregate with all that lives and dies with it, and the events that leave it. */
export interface Cluster {
  readonly name: string;
  readonly root: Box;
  /** Entities and value objects, by how deep they stand below the root. */
  readonly levels: readonly (readonly Box[])[];
  readonly events: readonly Box[];
}

export interface PictureModel {
  readonly domain: string;
  readonly clusters: readonly Cluster[];
  readonly handlers: readonly Box[];
  readonly edges: readonly Edge[];
}

/** What a picture of the model shows: read from the running model, its methods from the source. */
export function pictureModel(model: ModelDescription, signatures: ModelSignatures): PictureModel {
  const classes = new Map(signatures.classes.map((each) => [each.name, each]));
  const edges: Edge[] = [];
  const aggregates = model.elements.filter(({ kind }) => kind === "aggregate");
  const clusters = aggregates.map((aggregate) => clusterOf(aggregate, model, classes, edges));
  const eventKeys = new Map(clusters.flatMap(({ events }) => events.map(({ name, key }) => [name, key] as const)));
  const handlers = model.elements
    .filter(({ kind }) => kind === "event handler")
    .map((handler): Box => {
      const key = `handler ${handler.name}`;
      for (const event of handler.handles) {
        const from = eventKeys.get(event);
        if (from !== undefined) edges.push({ kind: "is handled by", from, row: null, to: key, label: "" });
      }
      const methods = (classes.get(handler.name)?.methods ?? []).filter(({ role }) => role === "handle");
      const rows = methods.map(({ name }): BoxRow => ({ key: rowKey(key, name), text: name, kind: "command" }));
      for (const { name, reaches = [] } of methods) {
        for (const reached of aggregates.filter((aggregate) => reaches.includes(aggregate.name))) {
          const to = boxKey(reached.name, reached.name);
          edges.push({ kind: "acts on", from: key, row: rowKey(key, name), to, label: "acts on" });
        }
      }
      return { key, kind: "event handler", name: handler.name, rows };
    });
  for (const aggregate of aggregates) edges.push(...referencesOf(aggregate, model));
  return { domain: model.domain, clusters, handlers, edges };
}

function clusterOf(
  aggregate: ElementDescription,
  model: ModelDescription,
  classes: ReadonlyMap<string, ClassSignature>,
  edges: Edge[],
): Cluster {
  const cluster = aggregate.name;
  const root = boxOf(aggregate, cluster, classes);
  const levels: Box[][] = [];
  const members = [root];
  const seen = new Map([[aggregate.name, root.key]]);
  let level: readonly { readonly element: ElementDescription; readonly box: Box }[] = [
    { element: aggregate, box: root },
  ];
  while (level.length > 0) {
    const next: { readonly element: ElementDescription; readonly box: Box }[] = [];
    for (const { element, box } of level) {
      for (const field of element.fields) {
        const held = heldBy(field, model);
        if (held === null) continue;
        const known = seen.get(held.name);
        const target = known === undefined ? boxOf(held, cluster, classes) : null;
        if (target !== null) {
          seen.set(held.name, target.key);
          next.push({ element: held, box: target });
        }
        edges.push({
          kind: held.kind === "value object" ? "has value" : "holds",
          from: box.key,
          row: rowKey(box.key, field.name),
          to: known ?? target?.key ?? "",
          label: field.kind === "hasMany" || field.kind === "list" ? "0..*" : field.required ? "1" : "0..1",
        });
      }
    }
    if (next.length > 0) levels.push(next.map(({ box }) => box));
    members.push(...next.map(({ box }) => box));
    level = next;
  }
  const events = eventsOf(aggregate, model, classes, members, edges);
  return { name: cluster, root, levels, events };
}

/** Events of the cluster, those that are raised first at the top, with the commands that raise them. */
function eventsOf(
  aggregate: ElementDescription,
  model: ModelDescription,
  classes: ReadonlyMap<string, ClassSignature>,
  members: readonly Box[],
  edges: Edge[],
): readonly Box[] {
  const own = model.elements.filter(
    (element) => (element.kind === "event" || element.kind === "fact event") && element.aggregate === aggregate.name,
  );
  const raised = members.flatMap((box) =>
    (classes.get(box.name)?.methods ?? [])
      .filter(({ role }) => role === "command" || role === "handle")
      .flatMap((method) => method.raises.map((event) => ({ box, row: rowKey(box.key, `${method.name}()`), event }))),
  );
  const place = (element: ElementDescription) => {
    const index = raised.findIndex(({ event }) => event === element.name);
    return element.kind === "fact event" ? Infinity : index < 0 ? raised.length : index;
  };
  const boxes = [...own]
    .sort((a, b) => place(a) - place(b) || 0)
    .map((element) => boxOf(element, aggregate.name, classes));
  const keys = new Map(boxes.map(({ name, key }) => [name, key]));
  for (const { box, row, event } of raised) {
    const to = keys.get(event);
    if (to !== undefined) edges.push({ kind: "raises", from: box.key, row, to, label: "" });
  }
  const [root] = members;
  for (const { kind, key } of boxes) {
    if (kind === "fact event" && root !== undefined)
      edges.push({ kind: "tells the state", from: root.key, row: null, to: key, label: "" });
  }
  return boxes;
}

function referencesOf(aggregate: ElementDescription, model: ModelDescription): readonly Edge[] {
  const from = boxKey(aggregate.name, aggregate.name);
  return aggregate.fields.flatMap((field): readonly Edge[] => {
    if (field.kind !== "reference" || field.target === null) return [];
    const isDrawn = model.elements.some(({ kind, name }) => kind === "aggregate" && name === field.target);
    const to = boxKey(field.target, field.target);
    return isDrawn ? [{ kind: "refers to", from, row: rowKey(from, field.name), to, label: "" }] : [];
  });
}

function heldBy(field: FieldDescription, model: ModelDescription): ElementDescription | null {
  const { kind, target } = field.kind === "list" ? (field.of ?? field) : field;
  if (target === null || (kind !== "hasMany" && kind !== "hasOne" && kind !== "valueObject")) return null;
  return model.elements.find(({ name }) => name === target) ?? null;
}

const boxKinds: Readonly<Record<ElementDescription["kind"], BoxKind>> = {
  aggregate: "aggregate root",
  entity: "entity",
  "value object": "value object",
  event: "delta event",
  "fact event": "fact event",
  "event handler": "event handler",
};

function boxOf(element: ElementDescription, cluster: string, classes: ReadonlyMap<string, ClassSignature>): Box {
  const key = boxKey(cluster, element.name);
  const kind = boxKinds[element.kind];
  const isEvent = kind === "delta event" || kind === "fact event";
  const fields = element.fields
    .filter(({ name, kind: fieldKind, identifier }) => !(name === "id" && fieldKind === "identifier" && identifier))
    .map((field): BoxRow => ({ key: rowKey(key, field.name), text: fieldWords(field), kind: "field" }));
  const invariants = element.invariants.map(({ name }): BoxRow => ({
    key: rowKey(key, `! ${name}`),
    text: wordsOf(name),
    kind: "invariant",
  }));
  const commands = isEvent
    ? []
    : (classes.get(element.name)?.methods ?? [])
        .filter(({ role }) => role === "command")
        .map(({ name, parameters }): BoxRow => ({
          key: rowKey(key, `${name}()`),
          text: `${name}(${parameters.map((parameter) => parameter.name).join(", ")})`,
          kind: "command",
        }));
  // A fact event repeats the fields of its aggregate: naming them twice tells nothing.
  return { key, kind, name: element.name, rows: kind === "fact event" ? [] : [...fields, ...invariants, ...commands] };
}

function boxKey(cluster: string, name: string): string {
  return `${cluster} / ${name}`;
}

function rowKey(box: string, name: string): string {
  return `${box} . ${name}`;
}

function fieldWords(field: FieldDescription): string {
  const mark = field.identifier || field.unique ? " ◆" : "";
  if (field.kind === "hasMany") return `${field.name}: ${field.target ?? ""}[]`;
  if (field.kind === "list") return `${field.name}: ${field.of?.target ?? field.of?.kind ?? ""}[]`;
  return `${field.name}: ${field.target ?? field.kind}${mark}`;
}

/** `balanceMustCoverOverdraftLimit` → "balance must cover overdraft limit". */
function wordsOf(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}
