import type { Tampering } from "./tampering.ts";

const victim = {
  id: "11111111-1111-4111-8111-111111111111",
  stream: "bank::vault-11111111-1111-4111-8111-111111111111",
  version: 0,
  position: -1,
};
const metadata = { stream: victim.stream };
const state = { name: "forged", id: victim.id };
const record = {
  stream: victim.stream,
  aggregate: "Vault",
  id: victim.id,
  version: victim.version + 1,
  position: victim.position + 1,
  state,
  createdOn: null,
  lastModifiedOn: null,
  isDiscarded: false,
  clock: 0,
};
const messages = [{ type: "Bank.Locked.v1", data: { reason: "forged" }, metadata }];
const forged = {
  appends: [{ streamName: victim.stream, messages, expectedVersion: victim.position }],
  changes: [{ record, expectedVersion: victim.version, claims: [] }],
};
const forgedImage = {
  record: { ...record, version: victim.version, position: victim.position },
  aggregate: "Vault",
  id: victim.id,
  state,
  isDiscarded: false,
  pending: [],
  isChanged: false,
  createdOn: null,
  lastModifiedOn: null,
  clock: 0,
};

/** A model of accounts and vaults. @param tampering null for the honest one */
export function tamperedModel(tampering: Tampering | null): string {
  const code = (where: Tampering["where"]): string => (tampering?.where === where ? tampering.code : "");
  return `import * as engine from "aggregate-playground";
import { Aggregate, Domain, Event, field } from "aggregate-playground";
const domain = new Domain("Bank");
const victim = ${JSON.stringify(victim)};
const forged = ${JSON.stringify(forged)};
const forgedText = JSON.stringify(forged);
const forgedImage = ${JSON.stringify(forgedImage)};

@domain.event({ partOf: "Account" })
export class Moved extends Event({ amount: field.float() }) {}

@domain.event({ partOf: "Vault" })
export class Locked extends Event({ reason: field.string() }) {}

@domain.aggregate
export class Vault extends Aggregate({ name: field.string() }) {
  lock() {
    this.raise(new Locked({ reason: "forged" }));
  }
}

@domain.aggregate({ factEvents: true })
export class Account extends Aggregate({ balance: field.float({ default: 0 }) }) {
  async attack() {
    this.balance += 1;
    ${tampering?.where === "command" ? "" : "this.raise(new Moved({ amount: 1 }));"}
    ${code("command")}
  }
}
${code("import")}
`;
}
