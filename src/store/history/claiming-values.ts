import type { UniqueClaim } from "../../engine/commit.ts";
import { DamagedRowError, WorkspaceGoneError } from "../failures.ts";
import { pause } from "../pause.ts";
import { workspaceRange, type Key } from "../rows/key.ts";
import { keys, put, row, rows, type RowChange, type RowStore } from "../rows/row-store.ts";
import type { HeadRow } from "../rows/tables.ts";
import { claimKey } from "./history-draft.ts";
import { isSound, lostEnd } from "./mending.ts";
import { openSegmentKey } from "./segment.ts";

/** Claims read at a time. */
const page = 1_000;
/** Aggregates whose claims change in one transaction: putting more rows at once would hold the page up. */
const together = 100;

type Claim = Pick<UniqueClaim, "scope" | "value" | "stream">;
type Claims = ReadonlyMap<string, Claim>;

/**
 * Sets which unique values are taken, in place of all that were; of two claims to one value the first holds. What is as it
 * was is not touched. Values are let go of before others take them, so that whatever ends it half-way leaves no aggregate
 * with a value that another one holds.
 * @throws WorkspaceGoneError, DamagedRowError
 */
export async function setClaims(rowStore: RowStore, workspace: number, claims: readonly UniqueClaim[]): Promise<void> {
  const wanted: Claims = new Map(claims.toReversed().map((claim) => [claimKey(claim.scope, claim.value), claim]));
  const stored = await storedClaims(rowStore, workspace);
  const lost = differing(stored, wanted);
  const gained = differing(wanted, stored);
  await changeHeads(rowStore, workspace, lost, (before, own) => {
    const names = new Set(own.map(({ scope, value }) => claimKey(scope, value)));
    return {
      claims: before.filter(([scope, value]) => !names.has(claimKey(scope, value))),
      changes: own.map(({ scope, value }) => ({ remove: "claims", key: [workspace, scope, value] })),
    };
  });
  await changeHeads(rowStore, workspace, gained, (before, own) => ({
    claims: [...before, ...own.map(({ scope, value }) => [scope, value] as const)],
    changes: own.map(({ scope, value, stream }) => put("claims", [workspace, scope, value], { stream })),
  }));
}

async function storedClaims(rowStore: RowStore, workspace: number): Promise<Claims> {
  const claims = new Map<string, Claim>();
  const [start, end] = workspaceRange(workspace);
  for (let from: Key = start; ;) {
    const [found, foundKeys] = await rowStore.read([rows("claims", from, end, page), keys("claims", from, end, page)]);
    for (const [index, key] of foundKeys.entries()) {
      const [scope, value] = [String(key[1]), String(key[2])];
      claims.set(claimKey(scope, value), { scope, value, stream: found[index]?.stream ?? "" });
    }
    const last = foundKeys.at(-1);
    if (last === undefined || foundKeys.length < page) return claims;
    // The next key after it: a longer one that begins with it.
    from = [...last, -Infinity];
  }
}

/** Claims of the first that the second does not have, or has for another aggregate; by aggregate. */
function differing(some: Claims, others: Claims): ReadonlyMap<string, readonly Claim[]> {
  const found = new Map<string, Claim[]>();
  for (const [name, claim] of some) {
    if (others.get(name)?.stream === claim.stream) continue;
    const own = found.get(claim.stream);
    if (own === undefined) found.set(claim.stream, [claim]);
    else own.push(claim);
  }
  return found;
}

async function changeHeads(
  rowStore: RowStore,
  workspace: number,
  claims: ReadonlyMap<string, readonly Claim[]>,
  changeOf: (
    before: HeadRow["claims"],
    own: readonly Claim[],
  ) => { readonly claims: HeadRow["claims"]; readonly changes: readonly RowChange[] },
): Promise<void> {
  const all = [...claims];
  const openKey = openSegmentKey(workspace);
  for (let index = 0; index < all.length; index += together) {
    const some = all.slice(index, index + together);
    await rowStore.write(
      ["claims", "heads", "journal", "epochs"],
      [row("journal", openKey), ...some.map(([stream]) => row("heads", [workspace, stream]))],
      ([open, ...found]) => {
        if (open === undefined) throw new WorkspaceGoneError();
        if (!isSound(open)) throw new DamagedRowError(lostEnd);
        const changes = some.flatMap(([stream, own], at) => {
          const head = found[at];
          // A head that is not there, or damaged, has nothing to say: the values are free or taken all the same.
          const before = head?.claims;
          const changed = changeOf(before ?? [], own);
          if (head === undefined || before === undefined) return changed.changes;
          return [...changed.changes, put("heads", [workspace, stream], { ...head, claims: changed.claims })];
        });
        return {
          changes: [
            ...changes,
            put("journal", openKey, { ...open, epoch: open.epoch + 1 }),
            put("epochs", [workspace], { epoch: open.epoch + 1 }),
          ],
          result: undefined,
        };
      },
    );
    await pause();
  }
}
