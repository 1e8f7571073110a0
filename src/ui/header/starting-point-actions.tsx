import { useAction } from "../kit/actions.tsx";
import type { StartingPoint } from "./starting-points.ts";

/** Puts every example and lesson into the command palette. */
export function StartingPointActions({
  examples,
  lessons,
}: {
  readonly examples: readonly StartingPoint[];
  readonly lessons: readonly StartingPoint[];
}) {
  return (
    <>
      {examples.map((example) => (
        <StartAction key={example.name} group="Examples" point={example} />
      ))}
      {lessons.map((lesson) => (
        <StartAction key={lesson.name} group="Lessons" point={lesson} />
      ))}
    </>
  );
}

function StartAction({ group, point }: { readonly group: string; readonly point: StartingPoint }) {
  const { name, title, start } = point;
  useAction({
    id: `${group.toLowerCase()}.${name}`,
    name: `${group === "Examples" ? "Open example" : "Begin lesson"}: ${title}`,
    group,
    run: start,
  });
  return null;
}
