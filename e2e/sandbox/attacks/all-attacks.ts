import type { Program } from "../../../src/sandbox/protocol.ts";
import { compileModel } from "../support/compile-model.ts";
import type { Attack } from "./attack.ts";
import { endless } from "./endless.ts";
import { memory } from "./memory.ts";
import { strangeValues } from "./strange-values.ts";

export const themes: Readonly<Record<string, readonly Attack[]>> = {
  "what never ends": endless,
  "what is too much": memory,
  "what is not what it seems": strangeValues,
};

/** The text of a model that holds the attack. */
export function modelOf({ code, where }: Attack): string {
  return `import { Aggregate, Domain, Event, field } from "aggregate-playground";
const domain = new Domain("Attacked");

@domain.event({ partOf: "Victim" })
export class Noted extends Event({ text: field.text() }) {}

@domain.aggregate
export class Victim extends Aggregate({ count: field.integer({ default: 0 }), text: field.text(), data: field.dict() }) {
  note(_number: unknown) {}
  again(): number {
    return this.again() + 1;
  }
  alive(): string {
    return "alive";
  }
  async attack(): Promise<unknown> {
${where === "command" ? code : ""}
  }
}
${where === "import" ? code : ""}
`;
}

export const programOf = (attack: Attack): Program => compileModel({ "model.ts": modelOf(attack) });
