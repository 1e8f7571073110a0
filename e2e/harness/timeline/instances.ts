import type { NewMessage } from "aggregate-playground";
import type { Instance, WorkspaceState } from "../../../src/workspace/state.ts";
import type { Story } from "./story.ts";

/** The aggregates of a story as the list of instances has them. */
export function instancesOf(story: Story): readonly Instance[] {
  return story.streams.map((stream) => {
    const last = story.versionsOf(stream).at(-1);
    const id = stream.slice(stream.indexOf("-") + 1);
    const aggregate = story.entries.find((entry) => entry.stream === stream)?.aggregate ?? "";
    const state = last?.state ?? {};
    const number = state["accountNumber"];
    const record = {
      stream,
      aggregate,
      id,
      version: last?.version ?? 0,
      position: 0,
      factPosition: -1,
      state,
      createdOn: null,
      lastModifiedOn: null,
      isDiscarded: false,
      clock: 0,
    };
    return {
      stream,
      label: typeof number === "string" ? number : id.slice(0, 8),
      image: {
        record,
        aggregate,
        id,
        state,
        isDiscarded: false,
        pending: [],
        isChanged: false,
        createdOn: null,
        lastModifiedOn: null,
        clock: 0,
      },
    };
  });
}

/** Two commands on the account that are not saved, and an order's event that was only published. */
export function pendingOf(instances: readonly Instance[]): Partial<WorkspaceState> {
  const account = instances.find(({ image }) => image.aggregate === "Account");
  if (account === undefined) return {};
  const { stream, image } = account;
  const withdrawn = (amount: number): NewMessage => ({
    type: "Banking.AccountWithdrawn.v1",
    data: { accountNumber: "1234", amount },
    metadata: { stream, sequence_id: null },
  });
  const state = { ...image.state, balance: -45 };
  const at = "2026-03-01T12:01:00.000Z";
  return {
    instances: instances.map((each) =>
      each === account
        ? { ...each, image: { ...image, state, pending: [withdrawn(10), withdrawn(5)], isChanged: true } }
        : each,
    ),
    pendingCommands: [
      { stream, method: "withdraw", args: [10], at, from: 0, to: 1 },
      { stream, method: "withdraw", args: [5], at, from: 1, to: 2 },
    ],
    published: [
      {
        type: "Ordering.OrderShipped.v1",
        data: { orderId: "149b5549" },
        metadata: {
          stream: "ordering::order-149b5549-3903-459e-9127-731266372472",
          timestamp: "2026-03-01 12:00:30.000000+00:00",
        },
      },
    ],
  };
}
