import type { Box, Edge, PictureModel } from "./picture-model.ts";

/** One line of the text alternative, with what belongs below it. */
export interface PictureLine {
  readonly text: string;
  readonly below: readonly PictureLine[];
}

/** The picture's accessible name: what it shows, by number. */
export function pictureName({ domain, clusters, handlers }: PictureModel): string {
  const boxes = clusters.flatMap(({ levels }) => levels.flat());
  const counts = [
    counted(clusters.length, "aggregate"),
    counted(boxes.filter(({ kind }) => kind === "entity").length, "entity", "entities"),
    counted(boxes.filter(({ kind }) => kind === "value object").length, "value object"),
    counted(clusters.flatMap(({ events }) => events).length, "event"),
    counted(handlers.length, "event handler"),
  ];
  return `Picture of the model ${domain}: ${counts.filter((count) => count !== "").join(", ")}`;
}

/** All that the picture shows, in words: for those who cannot see it, and for those who would rather read. */
export function pictureLines(model: PictureModel): readonly PictureLine[] {
  const names = new Map(
    [
      ...model.clusters.flatMap(({ root, levels, events }) => [root, ...levels.flat(), ...events]),
      ...model.handlers,
    ].map((box) => [box.key, box.name]),
  );
  const line = (box: Box): PictureLine => ({
    text: `${box.name}, ${box.kind}`,
    below: [
      ...box.rows.map(({ key, text, kind }) => leaf(`${rowWord[kind]}${text}${edgeWords(model.edges, key, names)}`)),
      ...model.edges
        .filter(({ from, row }) => from === box.key && row === null)
        .map((edge) => leaf(`${edge.kind} ${names.get(edge.to) ?? ""}`)),
    ],
  });
  return [
    ...model.clusters.map(({ name, root, levels, events }) => ({
      text: `Cluster ${name}`,
      below: [root, ...levels.flat(), ...events].map(line),
    })),
    ...model.handlers.map(line),
  ];
}

const rowWord = { field: "", invariant: "invariant: ", command: "command " } as const;

function edgeWords(edges: readonly Edge[], row: string, names: ReadonlyMap<string, string>): string {
  const own = edges.filter((edge) => edge.row === row);
  if (own.length === 0) return "";
  return `, ${own.map(({ kind, to, label }) => [kind, label, names.get(to) ?? ""].filter(Boolean).join(" ")).join(", ")}`;
}

function leaf(text: string): PictureLine {
  return { text, below: [] };
}

function counted(count: number, word: string, plural = `${word}s`): string {
  return count === 0 ? "" : `${count} ${count === 1 ? word : plural}`;
}
