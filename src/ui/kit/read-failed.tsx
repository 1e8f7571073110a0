import { TriangleAlert } from "lucide-react";
import { ActionButton } from "./action-button.tsx";
import { EmptyPlace } from "./empty-place.tsx";

/** Stands where something stored would be shown, when the store could not give it. */
export function ReadFailed({
  title,
  group,
  failure,
  onRetry,
}: {
  readonly title: string;
  /** Where the command palette has "Try again". */
  readonly group: string;
  readonly failure: unknown;
  readonly onRetry: () => void;
}) {
  return (
    <EmptyPlace icon={<TriangleAlert />} title={title}>
      <p role="alert">{readFailureWords(failure)}</p>
      <ActionButton action={{ group, name: `Try again to read what ${group} shows` }} size="small" onClick={onRetry}>
        Try again
      </ActionButton>
    </EmptyPlace>
  );
}

export function readFailureWords(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
