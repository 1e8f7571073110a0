import { classNames } from "../kit/class-names.ts";
import { ValueText } from "./value-text.tsx";
import styles from "./field-table.module.css";

export interface FieldTableProps {
  readonly caption: string;
  readonly fields: readonly (readonly [name: string, value: unknown])[];
  /** Names of fields that are pointed out. */
  readonly marked?: ReadonlySet<string>;
}

/** Name and value of each field, in order. */
export function FieldTable({ caption, fields, marked }: FieldTableProps) {
  return (
    <table className={styles["table"]}>
      <caption>{caption}</caption>
      <tbody>
        {fields.map(([name, value]) => (
          <tr key={name} className={classNames(marked?.has(name) === true && styles["marked"])}>
            <th scope="row">{name}</th>
            <td>
              <ValueText value={value} />
            </td>
          </tr>
        ))}
        {fields.length === 0 ? (
          <tr>
            <td className={styles["none"]}>no fields</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
