import { Compass, GraduationCap, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useAction } from "../kit/actions.tsx";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./welcome.module.css";

const Tour = lazy(async () => ({ default: (await import("./tour.tsx")).Tour }));

/**
 * Greets whoever is here for the first time, until the first thing is stored; the tour itself is found in the command
 * palette for ever.
 */
export function Welcome({
  isNew,
  onSeen,
  onFirstLesson,
}: {
  readonly isNew: boolean;
  readonly onSeen: () => void;
  readonly onFirstLesson: () => void;
}) {
  const [isOnTour, setIsOnTour] = useState(false);
  const isEmpty = useWorkspace((state) => state.instances.length === 0 && state.lastEntry === 0);
  useAction({ id: "page.tour", name: "Tour of one minute", group: "Page", run: () => setIsOnTour(true) });
  const end = () => {
    setIsOnTour(false);
    onSeen();
  };
  return (
    <>
      {isNew && isEmpty && (
        <section aria-label="Welcome" className={styles["welcome"]}>
          <p className={styles["words"]}>
            <strong>Write an aggregate, invoke it, watch its events.</strong> Make the first one below, or let yourself
            be shown around.
          </p>
          <Button size="small" icon={<Compass aria-hidden />} onClick={() => setIsOnTour(true)}>
            Take the tour
          </Button>
          <Button size="small" icon={<GraduationCap aria-hidden />} onClick={onFirstLesson}>
            First lesson
          </Button>
          <IconButton
            size="small"
            label="Close"
            action={{ group: "Page", name: "Close the welcome" }}
            icon={<X aria-hidden />}
            onClick={onSeen}
          />
        </section>
      )}
      {isOnTour && (
        <Suspense fallback={null}>
          <Tour onEnd={end} />
        </Suspense>
      )}
    </>
  );
}
