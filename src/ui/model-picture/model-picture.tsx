import { Download, Maximize, Shapes, X, ZoomIn, ZoomOut } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useAction } from "../kit/actions.tsx";
import { EmptyPlace } from "../kit/empty-place.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Panel } from "../kit/panel.tsx";
import { usePanes } from "../kit/panes.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { PictureDrawing } from "./picture-drawing.tsx";
import { layOut } from "./picture-layout.ts";
import { pictureModel } from "./picture-model.ts";
import { pictureLines, pictureName, type PictureLine } from "./picture-words.ts";
import styles from "./picture.module.css";
import { saveFile, svgFile } from "./svg-file.ts";

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** Region "Model picture": what the model is made of, drawn from the model, and redrawn with each good compilation. */
export function ModelPicture() {
  const model = useWorkspace((state) => state.model);
  const title = useWorkspace(({ summary }) => summary.title);
  const { hide } = usePanes();
  const [zoom, setZoom] = useState<number | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const picture = useMemo(() => (model === null ? null : pictureModel(model.description, model.signatures)), [model]);
  const layout = useMemo(() => (picture === null ? null : layOut(picture)), [picture]);
  const save = () => {
    if (drawing.current !== null) saveFile(`${title} model.svg`, svgFile(drawing.current), "image/svg+xml");
  };
  const isEmpty = picture === null || layout === null || picture.clusters.length === 0;
  useAction({ id: "picture.save", name: "Save the picture as SVG", group: "Model", isDisabled: isEmpty, run: save });

  return (
    <Panel
      title="Model picture"
      isFlush
      actions={
        <>
          <IconButton
            label="Smaller"
            action={{ group: "Model", name: "Make the picture smaller" }}
            icon={<ZoomOut aria-hidden />}
            onClick={() => setZoom(steps.findLast((step) => step < (zoom ?? 1)) ?? steps[0] ?? 1)}
          />
          <IconButton
            label="Larger"
            action={{ group: "Model", name: "Make the picture larger" }}
            icon={<ZoomIn aria-hidden />}
            onClick={() => setZoom(steps.find((step) => step > (zoom ?? 1)) ?? steps.at(-1) ?? 1)}
          />
          <IconButton
            label="Fit the width"
            action={{ group: "Model", name: "Fit the picture to the width" }}
            icon={<Maximize aria-hidden />}
            onClick={() => setZoom(null)}
          />
          <IconButton label="Save as SVG" icon={<Download aria-hidden />} disabled={isEmpty} onClick={save} />
          <IconButton label="Close the picture" icon={<X aria-hidden />} onClick={() => hide("Model picture")} />
        </>
      }
    >
      {isEmpty ? (
        <EmptyPlace icon={<Shapes aria-hidden />} title="Nothing to draw yet">
          As soon as the model compiles and has an aggregate, its picture stands here.
        </EmptyPlace>
      ) : (
        // What scrolls must be reachable by keyboard.
        <div className={styles["paper"]} tabIndex={0} role="group" aria-label="Drawing">
          <PictureDrawing ref={drawing} layout={layout} name={pictureName(picture)} zoom={zoom} />
          <details className={styles["words"]}>
            <summary>The picture in words</summary>
            <Lines lines={pictureLines(picture)} />
          </details>
        </div>
      )}
    </Panel>
  );
}

function Lines({ lines }: { readonly lines: readonly PictureLine[] }) {
  return (
    <ul className={styles["lines"]}>
      {lines.map(({ text, below }, index) => (
        // Lines of one text may stand side by side.
        <li key={`${index} ${text}`}>
          {text}
          {below.length > 0 && <Lines lines={below} />}
        </li>
      ))}
    </ul>
  );
}
