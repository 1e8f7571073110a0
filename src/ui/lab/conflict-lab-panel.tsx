import { CircleCheck, RefreshCwOff, UserRound, Users } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { asUser } from "../../workspace/lab-view.ts";
import type { Instance, LabUser } from "../../workspace/state.ts";
import { Badge } from "../kit/badge.tsx";
import { ActionButton } from "../kit/action-button.tsx";
import { compactValue } from "../kit/compact-value.ts";
import { Select } from "../kit/inputs.tsx";
import { useCommands, useOpenWorkspace, useWorkspace, WorkspaceProvider } from "../kit/workspace-context.tsx";
import styles from "./lab.module.css";

const users: readonly LabUser[] = ["Ada", "Grace"];

/**
 * Region "Conflict lab": two users side by side, each with a copy of the same aggregate and its commands.
 * @param commandsAs forms for the selected instance of the workspace that is provided above them
 */
export function ConflictLabPanel({ commandsAs }: { readonly commandsAs: (user: LabUser) => ReactNode }) {
  const { leaveConflictLab, select } = useCommands();
  const instances = useWorkspace((state) => state.instances);
  const stream = useWorkspace(({ selection }) => selection.stream);
  return (
    <section aria-label="Conflict lab" className={styles["bar"]}>
      <div className={styles["head"]}>
        <Users aria-hidden className={styles["icon"]} />
        <h2 className={styles["title"]}>Two users, one aggregate</h2>
        <p className={styles["words"]}>
          Both have loaded it. Give a command as Ada, then one as Grace, who does not know of it: hers is refused. She
          reloads, tries again, and succeeds.
        </p>
        {instances.length > 1 && (
          <Select
            aria-label="Aggregate of the lab"
            value={stream ?? ""}
            options={instances.map((each) => ({ value: each.stream, name: `${each.image.aggregate} ${each.label}` }))}
            onValueChange={(chosen) => select({ stream: chosen, version: null })}
          />
        )}
        <ActionButton
          action={{ group: "Labs", name: "Leave the conflict lab" }}
          size="small"
          onClick={() => void leaveConflictLab()}
        >
          Leave the lab
        </ActionButton>
      </div>
      {instances.length === 0 ? (
        <p className={styles["hint"]}>There is no aggregate yet: make one under Aggregates, and both will see it.</p>
      ) : (
        <div className={styles["columns"]}>
          {users.map((user) => (
            <Column key={user} user={user}>
              {commandsAs(user)}
            </Column>
          ))}
        </div>
      )}
    </section>
  );
}

function Column({ user, children }: { readonly user: LabUser; readonly children: ReactNode }) {
  const workspace = useOpenWorkspace();
  const view = useMemo(() => asUser(workspace, user), [workspace, user]);
  const stored = useWorkspace(({ instances, conflictLab, selection }) =>
    Math.max(
      ...[...instances, ...(conflictLab?.other.instances ?? [])]
        .filter(({ stream }) => stream === selection.stream)
        .map(({ image }) => image.record?.version ?? -1),
    ),
  );
  return (
    <WorkspaceProvider workspace={view}>
      <Copy user={user} stored={stored}>
        {children}
      </Copy>
    </WorkspaceProvider>
  );
}

/** @param stored the newest version that either of the two knows of */
function Copy({
  user,
  stored,
  children,
}: {
  readonly user: LabUser;
  readonly stored: number;
  readonly children: ReactNode;
}) {
  const instance = useWorkspace(({ instances, selection }) =>
    instances.find(({ stream }) => stream === selection.stream),
  );
  const version = instance?.image.record?.version ?? -1;
  return (
    <section aria-label={user} className={styles["column"]}>
      <header className={styles["copyHead"]}>
        <UserRound aria-hidden />
        <h3>{user}</h3>
        {instance !== undefined && (
          <span className={styles["quiet"]}>
            has {instance.image.aggregate} {instance.label}, version {version}
          </span>
        )}
        {instance !== undefined &&
          (version < stored ? (
            <Badge tone="rejected">
              <RefreshCwOff aria-hidden /> out of date: version {stored} is stored
            </Badge>
          ) : (
            <Badge tone="fact">
              <CircleCheck aria-hidden /> up to date
            </Badge>
          ))}
      </header>
      {instance === undefined ? (
        <p className={styles["hint"]}>Choose an aggregate under Aggregates.</p>
      ) : (
        <>
          <p className={styles["copyState"]}>{stateWords(instance)}</p>
          {children}
        </>
      )}
    </section>
  );
}

/** `balance: 1000, overdraftLimit: 0`. */
function stateWords({ image }: Instance): string {
  return Object.entries(image.state)
    .filter(([name, value]) => name !== "id" && value !== null)
    .map(([name, value]) => `${name}: ${compactValue(value, 40)}`)
    .join(", ");
}
