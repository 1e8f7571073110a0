import { Check, Copy, Mail } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { ActionButton } from "../kit/action-button.tsx";
import { Button } from "../kit/button.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { JsonText } from "../kit/json-text.tsx";
import type { Inspected } from "./inspected.ts";
import { messageText } from "./message-text.ts";
import { FirstSteps } from "./first-steps.tsx";
import styles from "./inspector.module.css";

/** Characters shown until a person asks for all of them. */
const shownLength = 100_000;

/** The record exactly as it is stored. */
export function MessageTab({ inspected }: { readonly inspected: Inspected }) {
  const text = useMemo(() => messageText(inspected), [inspected]);
  if (text === null) {
    return (
      <EmptyPlace icon={<Mail />} title="No message" action={<FirstSteps wants="event" />}>
        <p>Select an event in the timeline: the record as it is stored stands here, to be read and copied.</p>
      </EmptyPlace>
    );
  }
  return <Message key={text.slice(0, 200)} text={text} isStored={inspected.kind === "entry"} />;
}

function Message({ text, isStored }: { readonly text: string; readonly isStored: boolean }) {
  const [isWhole, setIsWhole] = useState(false);
  const isCut = !isWhole && text.length > shownLength;
  return (
    <div className={styles["scroll"]}>
      <div className={styles["summary"]}>
        <span className={styles["quiet"]}>
          {isStored ? "Exactly as it is stored" : "Not stored: as far as it is known"}
        </span>
        <span className={styles["push"]} />
        <CopyButton text={text} />
      </div>
      <div className={styles["message"]}>
        <JsonText text={isCut ? text.slice(0, shownLength) : text} label="Stored message" />
        {isCut ? (
          <Button size="small" onClick={() => setIsWhole(true)}>
            Show all {text.length.toLocaleString("en-GB")} characters
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** Milliseconds for which the button says what it did. */
const saidFor = 2_000;

function CopyButton({ text }: { readonly text: string }) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), saidFor);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // The browser forbids it: the text can still be selected.
      setOutcome("refused");
    }
  };
  return (
    <span className={styles["copy"]}>
      <span aria-live="polite" className={styles["quiet"]}>
        {outcome === "copied"
          ? "Copied"
          : outcome === "refused"
            ? "The browser does not allow copying: select the text"
            : ""}
      </span>
      <ActionButton
        action={{ group: "Inspector", name: "Copy the message" }}
        size="small"
        icon={outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
        onClick={() => void copy()}
      >
        Copy message
      </ActionButton>
    </span>
  );
}
