import type { AggregateRecord, UniqueClaim } from "../engine/commit.ts";
import type { ModelDescription } from "../sandbox/model-description.ts";
import { elementOf } from "./instances.ts";
import type { Session } from "./session.ts";

const pageSize = 500;
/** So many aggregates are looked at on opening; more only when the workspace has just been made from a document. */
const readOnOpening = 1_000;

/**
 * Brings the store's knowledge of unique values up to the loaded model: a document does not say what is unique, and an
 * edit may have made a field so. To be called in turn.
 */
export async function claimUniqueValues({ ports, read, change }: Session): Promise<void> {
  const { model, claimedScopes } = read();
  if (model === null) return;
  const scopes = uniqueScopes(model.description).join(" ");
  if (scopes === (claimedScopes ?? "")) return;
  const mayBeMany = claimedScopes !== null || ports.isImported === true;
  const records = await allRecords(ports.stored, mayBeMany ? Infinity : readOnOpening);
  change(() => ({ claimedScopes: scopes }));
  if (records === null || records.length === 0) return;
  await ports.stored.claim(records.flatMap((record) => claimsOf(record, model.description)));
}

/** Null when there are more than `most`. */
async function allRecords(
  stored: Session["ports"]["stored"],
  most: number,
): Promise<readonly AggregateRecord[] | null> {
  const records: AggregateRecord[] = [];
  for (;;) {
    const after = records.at(-1)?.stream;
    const page = await stored.records({ ...(after === undefined ? {} : { after }), limit: pageSize });
    records.push(...page);
    if (page.length < pageSize) return records;
    if (records.length > most) return null;
  }
}

function uniqueScopes({ elements }: ModelDescription): readonly string[] {
  return elements.flatMap(({ category, fields }) =>
    category === null ? [] : fields.filter(({ unique }) => unique).map(({ name }) => `${category}.${name}`),
  );
}

/** As the engine claims them when it saves the aggregate. */
export function claimsOf(record: AggregateRecord, model: ModelDescription): readonly UniqueClaim[] {
  const { stream, aggregate, state, isDiscarded } = record;
  const element = elementOf(aggregate, model);
  if (element === null || isDiscarded) return [];
  return element.fields.flatMap(({ name, unique }) => {
    const data = state[name] ?? null;
    if (!unique || data === null) return [];
    const value = typeof data === "string" ? data : JSON.stringify(data);
    return [{ scope: `${element.category ?? ""}.${name}`, value, stream, aggregate, field: name }];
  });
}
