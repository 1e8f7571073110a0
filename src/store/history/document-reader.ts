import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { LongWork } from "../workspace-store.ts";
import { readLines, type Damage } from "./segment-lines.ts";
import type { DocumentHistory } from "./document-saves.ts";
import type { Save, SavedCommand } from "./save.ts";
import type { SegmentReader } from "./segment-reader.ts";
import { placeOfStream } from "./stream-family.ts";

export interface DocumentOptions extends LongWork {
  readonly stream?: string;
  readonly onDamage?: (damage: Damage) => void;
  /** Called for each command, in order, with what an entry of the log does not tell. */
  readonly onCommand?: (command: Pick<SavedCommand, "stream" | "version" | "recording">) => void;
  /** The oldest commands, so many at most, and what was stored up to there; all when absent. */
  readonly mostCommands?: number;
}

/**
 * The whole history, or one aggregate's, read in batches: the page stays responsive. Where something is left out, positions
 * and global positions are given anew, so that what comes out can be read in again.
 */
export async function readDocument(
  segments: SegmentReader,
  { stream, onProgress, signal, onDamage, onCommand, mostCommands = Infinity }: DocumentOptions,
): Promise<DocumentHistory> {
  const messages: Message[] = [];
  const commands: CommandEntry[] = [];
  let isDamaged = false;
  signal?.throwIfAborted();
  reading: for await (const batch of segments.forward(0)) {
    for (const segment of batch) {
      if (stream !== undefined && !segment.streams.includes(stream)) continue;
      for (const line of readLines(segment)) {
        if ("damage" in line) {
          isDamaged = true;
          onDamage?.(line.damage);
          continue;
        }
        if (commands.length >= mostCommands) break reading;
        const part = stream === undefined ? line.save : partOf(line.save, stream);
        for (const message of part.messages) messages.push(message);
        if (part.command === null) continue;
        commands.push(part.command.entry);
        onCommand?.(part.command);
      }
    }
    signal?.throwIfAborted();
    onProgress?.(messages.length);
  }
  return isDamaged || stream !== undefined ? renumbered({ messages, commands }) : { messages, commands };
}

/** What of a save is one aggregate's. */
function partOf({ messages, command }: Save, stream: string): Pick<Save, "messages" | "command"> {
  const own = messages.filter(({ streamName }) => placeOfStream(streamName).family === stream);
  return { messages: own, command: command?.stream === stream ? command : null };
}

function renumbered({ messages, commands }: DocumentHistory): DocumentHistory {
  const globals = new Map<number, number>();
  const positions = new Map<string, number>();
  const numbered = messages.map((message, index) => {
    const position = (positions.get(message.streamName) ?? -1) + 1;
    positions.set(message.streamName, position);
    globals.set(message.globalPosition, index + 1);
    return { ...message, position, globalPosition: index + 1 };
  });
  const kept = (global: number): readonly number[] => {
    const known = globals.get(global);
    return known === undefined ? [] : [known];
  };
  return {
    messages: numbered,
    commands: commands.map((command) => ({ ...command, messages: command.messages.flatMap(kept) })),
  };
}
