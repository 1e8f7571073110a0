import { type CallFailure, type CallName, maximalReply } from "../wire.ts";
import type { ConsoleLine } from "../protocol.ts";
import { listenOn, messageData, parseJson, postTo, printJson, startPort } from "./primordials.ts";

/** Answers one kind of call: JSON data in, JSON data out. What it throws is a defect of the sandbox or of the engine. */
export type Answer = (argument: unknown, sign: (mark: number) => void) => Promise<unknown>;

export interface Answering {
  readonly answers: Readonly<Record<CallName, Answer>>;
  readonly takeConsole: () => readonly ConsoleLine[];
  readonly describe: (error: unknown) => string;
}

/** Gives each call that comes in through the port exactly one reply. The port never leaves this function. */
export function answerCalls(port: MessagePort, { answers, takeConsole, describe }: Answering): void {
  const respond = async (id: number, name: CallName, json: string): Promise<void> => {
    let status: "ok" | "err" = "ok";
    let text: string;
    try {
      text = printJson(await answers[name](parseJson(json), (mark) => postTo(port, [id, "at", mark])));
      if (text.length > maximalReply) {
        status = "err";
        text = printJson({ kind: "too large", message: "" } satisfies CallFailure);
      }
    } catch (error) {
      status = "err";
      text = printJson({ kind: "broken", message: describe(error) } satisfies CallFailure);
    }
    postTo(port, [id, status, text, printJson(takeConsole())]);
  };
  listenOn(port, "message", (event) => {
    // The port speaks with the page's own code alone, which sends calls and nothing else.
    const call = messageData(event as MessageEvent) as [id: number, name: CallName, json: string];
    void respond(call[0], call[1], call[2]);
  });
  startPort(port);
}
