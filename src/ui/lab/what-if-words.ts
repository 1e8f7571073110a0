import { counted } from "../../workspace/outcome-words.ts";
import type { StreamUnderNewCode, WhatIf } from "../../workspace/state.ts";
import { commandLabel } from "../kit/command-label.ts";
import { compactValue } from "../kit/compact-value.ts";

/**
 * "Under this code 2 stored events no longer apply, and versions 1 to 3 of Match 1a2b would have another state: at version 1
 * goals would be 2, not 1."
 */
export function summaryOf({ streams, isAll }: WhatIf): string {
  const parts = [misfitWords(streams), refusedWords(streams), acceptedWords(streams), differingWords(streams)];
  const said = parts.filter((part) => part !== "");
  const last = said.pop() ?? "";
  const list = said.length === 0 ? last : `${said.join(", ")}, and ${last}`;
  const looked = isAll ? "" : " Only the beginning of this long history was looked at.";
  return `Under this code ${list}${exampleOf(streams)}.${looked}`;
}

function misfitWords(streams: readonly StreamUnderNewCode[]): string {
  const count = streams.reduce((sum, { misfits }) => sum + misfits.length, 0);
  return count === 0 ? "" : `${counted(count, "stored event")} no longer ${count === 1 ? "applies" : "apply"}`;
}

function refusedWords(streams: readonly StreamUnderNewCode[]): string {
  const refused = streams.flatMap((stream) => stream.refused);
  const [first] = refused;
  if (first === undefined) return "";
  const which = refused.length === 1 ? commandLabel(first.command) : counted(refused.length, "command");
  return `${which} would be refused`;
}

function acceptedWords(streams: readonly StreamUnderNewCode[]): string {
  const accepted = streams.flatMap((stream) => stream.accepted);
  const [first] = accepted;
  if (first === undefined) return "";
  return accepted.length === 1
    ? `${commandLabel(first.command)}, which was refused, would be accepted`
    : `${accepted.length} commands that were refused would be accepted`;
}

function differingWords(streams: readonly StreamUnderNewCode[]): string {
  const differing = streams.filter((stream) => stream.differing.length > 0);
  const [only] = differing;
  if (only === undefined) return "";
  const count = differing.reduce((sum, stream) => sum + stream.differing.length, 0);
  const which =
    differing.length === 1
      ? `${versionsInWords(only.differing.map(({ version }) => version))} of ${only.name}`
      : `${counted(count, "version")} of ${counted(differing.length, "aggregate")}`;
  return `${which} would have another state`;
}

function exampleOf(streams: readonly StreamUnderNewCode[]): string {
  const [first] = streams.flatMap(({ differing }) => differing);
  const [change] = first?.changes ?? [];
  if (first === undefined || change === undefined) return "";
  const { path, before, after } = change;
  return `: at version ${first.version} ${path} would be ${compactValue(after, 30)}, not ${compactValue(before, 30)}`;
}

/** "version 3", "versions 1 and 2", "versions 1 to 3 and 5". */
export function versionsInWords(versions: readonly number[]): string {
  const runs: { readonly from: number; to: number }[] = [];
  for (const version of versions) {
    const run = runs.at(-1);
    if (run !== undefined && version === run.to + 1) run.to = version;
    else runs.push({ from: version, to: version });
  }
  const texts = runs.flatMap(({ from, to }) =>
    to - from > 1 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  );
  const shown = texts.length > 4 ? [...texts.slice(0, 3), `${texts.length - 3} more`] : texts;
  const last = shown.at(-1) ?? "";
  const list = shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
  return `${versions.length === 1 ? "version" : "versions"} ${list}`;
}
