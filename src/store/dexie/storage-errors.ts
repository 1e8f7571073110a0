import { StorageError, type StorageFailureKind } from "../failures.ts";

/** Names of errors, the browser's and Dexie's, by what they mean for a person. */
const kinds: Readonly<Record<string, StorageFailureKind>> = {
  MissingAPIError: "missing",
  SecurityError: "refused",
  InvalidStateError: "refused",
  InvalidAccessError: "refused",
  QuotaExceededError: "full",
  VersionError: "newer",
  DatabaseClosedError: "closed",
};

/** What the database threw, in words for a person; anything else as it is. */
export function storageError(error: unknown, isOpening = false): unknown {
  if (!(error instanceof Error || error instanceof DOMException)) return error;
  const kind = kindOf(error);
  if (kind !== null) return new StorageError(kind === "refused" && !isOpening ? "broken" : kind, error);
  return isDatabaseError(error) ? new StorageError(isOpening ? "refused" : "broken", error) : error;
}

/** Dexie wraps: the innermost error says why. */
function kindOf(error: unknown): StorageFailureKind | null {
  if (!(error instanceof Error || error instanceof DOMException)) return null;
  const inner: unknown = "inner" in error ? error.inner : undefined;
  return (inner === error ? null : kindOf(inner)) ?? kinds[error.name] ?? null;
}

function isDatabaseError(error: Error | DOMException): boolean {
  return (
    error instanceof DOMException || "inner" in error || error.name === "OpenFailedError" || error.name === "AbortError"
  );
}
