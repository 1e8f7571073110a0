import { UserRound, Users } from "lucide-react";
import { otherUser } from "../../workspace/conflict-words.ts";
import type { ConflictLab, LabUser } from "../../workspace/state.ts";
import { Button } from "../kit/button.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./lab.module.css";

const users: readonly LabUser[] = ["Ada", "Grace"];

/** Region "Conflict lab": act on one aggregate as two users at once. */
export function ConflictLabBar() {
  const lab = useWorkspace((state) => state.conflictLab ?? null);
  return lab === null ? null : <Lab lab={lab} />;
}

function Lab({ lab }: { readonly lab: ConflictLab }) {
  const { actAs, leaveConflictLab } = useCommands();
  const stream = useWorkspace(({ selection }) => selection.stream);
  const instance = useWorkspace(({ instances }) => instances.find((each) => each.stream === stream) ?? null);
  const versionOf = (user: LabUser): number | null => {
    const image = user === lab.user ? instance?.image : lab.otherImages.get(stream ?? "");
    return image?.record?.version ?? null;
  };
  return (
    <section aria-label="Conflict lab" className={styles["bar"]}>
      <div className={styles["head"]}>
        <Users aria-hidden className={styles["icon"]} />
        <p className={styles["words"]}>
          Ada and Grace look at the same aggregates. Give a command as Ada, then one as {otherUser("Ada")}, who does not
          know of it: the second is refused until she reloads.
        </p>
        <div role="radiogroup" aria-label="Acting as" className={styles["users"]}>
          {users.map((user) => (
            <label key={user} className={styles["user"]}>
              <input type="radio" name="lab-user" checked={user === lab.user} onChange={() => actAs(user)} />
              <UserRound aria-hidden />
              <span>
                {user}
                {instance !== null && (
                  <span className={styles["quiet"]}>
                    {" "}
                    {versionOf(user) === null ? "has not loaded it" : `has version ${versionOf(user)}`}
                  </span>
                )}
              </span>
            </label>
          ))}
        </div>
        <Button size="small" onClick={() => void leaveConflictLab()}>
          Leave the lab
        </Button>
      </div>
    </section>
  );
}
