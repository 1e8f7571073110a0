import { Lock, ShieldCheck } from "lucide-react";
import type { ElementDescription, FieldDescription } from "../../sandbox/model-description.ts";
import styles from "./model-summary.module.css";

/** What an aggregate is made of, for as long as there is none of it. */
export function ModelSummary({ element }: { readonly element: ElementDescription }) {
  const fields = element.fields.filter(({ name, kind }) => !(name === "id" && kind === "identifier"));
  return (
    <div className={styles["summary"]}>
      <dl className={styles["fields"]}>
        {fields.map((field) => (
          <div key={field.name} className={styles["field"]}>
            <dt>{field.name}</dt>
            <dd>{typeWords(field)}</dd>
          </div>
        ))}
      </dl>
      {element.invariants.length > 0 && (
        // No list items: those of an aggregate are its instances.
        <div role="group" aria-label="Invariants" className={styles["invariants"]}>
          {element.invariants.map(({ name, when }) => (
            <p key={name}>
              {when === "pre" ? <Lock aria-hidden /> : <ShieldCheck aria-hidden />}
              <span>
                {wordsOf(name)}
                <span className={styles["when"]}>{when === "pre" ? " before a change" : " after a change"}</span>
              </span>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function typeWords(field: FieldDescription): string {
  const kind =
    field.kind === "hasMany"
      ? `many ${field.target ?? "entities"}`
      : field.kind === "hasOne" || field.kind === "valueObject" || field.kind === "reference"
        ? (field.target ?? field.kind)
        : field.kind === "list"
          ? `list of ${field.of?.kind ?? "values"}`
          : field.kind;
  const notes = [
    field.required || field.identifier ? "required" : "",
    field.unique ? "unique" : "",
    field.choices === null ? "" : field.choices.map(String).join(" | "),
  ].filter(Boolean);
  return [kind, ...notes].join(" · ");
}

/** `balanceMustCoverOverdraftLimit` → "balance must cover overdraft limit". */
function wordsOf(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}
