import { useEffect, useEffectEvent, useState } from "react";
import type { Contents } from "../../share/contents.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Checkbox } from "../kit/inputs.tsx";
import { embedHtml, markdownLink } from "./copy-forms.ts";
import { copyText } from "./copy-text.ts";
import { linkLimits, shorterAdvice } from "./link-limits.ts";
import { qrCodeOf } from "./qr-code.ts";
import styles from "./share-dialog.module.css";

/** A link that was made, or why none can be offered. */
export type MadeLink =
  | { readonly ok: true; readonly address: string; readonly addressInDigits: string | null }
  | { readonly ok: false; readonly message: string };

export interface ShareDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  /** Is an aggregate selected, whose stream could be shared alone? */
  readonly hasStream: boolean;
  readonly makeLink: (contents: Contents, isAtMoment: boolean) => Promise<MadeLink>;
  readonly onExportFile: () => void;
  /** Copy as soon as the link is there: the dialog was opened by its keys. */
  readonly copiesAtOnce: boolean;
}

/** What is shared unless something else is chosen comes first, what may take long comes last. */
const contentsInOrder: readonly Contents[] = ["Everything", "Code only", "Selected stream"];

const allContents: readonly { readonly name: Contents; readonly help: string }[] = [
  { name: "Code only", help: "The three files. Whoever opens it begins with no events." },
  { name: "Selected stream", help: "The files, and one aggregate with all its events." },
  { name: "Everything", help: "The files, every event and every command." },
];

/** What one is looking at, as a link that carries it: nothing is sent anywhere. */
export function ShareDialog(props: ShareDialogProps) {
  const { isOpen, onOpenChange, title, hasStream, makeLink, onExportFile, copiesAtOnce } = props;
  const [contents, setContents] = useState<Contents>("Everything");
  const [isAtMoment, setIsAtMoment] = useState(true);
  /** One for each choice, so that one sees beforehand what would be shorter. */
  const [links, setLinks] = useState<Partial<Record<Contents, MadeLink>>>({});

  const [isCopied, setIsCopied] = useState(false);
  const onMade = useEffectEvent((made: string) => {
    if (!copiesAtOnce || isCopied) return;
    setIsCopied(true);
    void copyText(made, "Link copied");
  });
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const makeAll = async () => {
      for (const name of hasStream ? contentsInOrder : contentsInOrder.filter((each) => each !== "Selected stream")) {
        const made = await makeLink(name, isAtMoment);
        if (!isCurrent) return;
        setLinks((before) => ({ ...before, [name]: made }));
        if (name === "Everything" && made.ok) onMade(made.address);
      }
    };
    void makeAll();
    return () => {
      isCurrent = false;
    };
  }, [isOpen, hasStream, isAtMoment, makeLink]);

  const link = links[contents] ?? null;
  const address = link?.ok === true ? link.address : "";
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title="Share"
      description="The link holds everything itself: no server keeps it, and nothing of yours changes when somebody opens it."
      width="large"
    >
      <div className={styles["columns"]}>
        <div className={styles["choices"]}>
          <fieldset className={styles["contents"]} role="radiogroup" aria-labelledby="share-contents">
            <legend id="share-contents" className={styles["legend"]}>
              Contents
            </legend>
            {allContents.map(({ name, help }) => (
              <label key={name} className={styles["choice"]}>
                <input
                  type="radio"
                  name="share-contents"
                  aria-label={name}
                  aria-describedby={`share-${name}`}
                  checked={contents === name}
                  disabled={name === "Selected stream" && !hasStream}
                  onChange={() => setContents(name)}
                />
                <span>
                  <span className={styles["choiceName"]}>
                    {name}
                    <LengthOf link={links[name]} />
                  </span>
                  <span id={`share-${name}`} className={styles["help"]}>
                    {name === "Selected stream" && !hasStream ? "Select an aggregate first." : help}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <Checkbox
            label="Open at this moment"
            help="With the selected event, version and tab, as you see them now."
            checked={isAtMoment}
            onCheckedChange={setIsAtMoment}
            disabled={contents === "Code only"}
          />
          <Lengths link={link} contents={contents} hasStream={hasStream} />
        </div>
        <QrCode link={link} />
      </div>
      {link?.ok === false ? (
        <p role="alert" className={styles["failure"]}>
          {link.message}
        </p>
      ) : (
        <input
          type="text"
          readOnly
          aria-label="Link"
          className={styles["link"]}
          value={address}
          placeholder="Making the link…"
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div className={styles["buttons"]}>
        <Button variant="primary" disabled={address === ""} onClick={() => void copyText(address, "Link copied")}>
          Copy link
        </Button>
        <Button
          disabled={address === ""}
          onClick={() => void copyText(markdownLink(title, address), "Markdown copied")}
        >
          Copy as Markdown
        </Button>
        <Button disabled={address === ""} onClick={() => void copyText(embedHtml(title, address), "HTML copied")}>
          Copy as HTML embed
        </Button>
        <Button onClick={onExportFile}>Export as a file</Button>
      </div>
    </Dialog>
  );
}

function LengthOf({ link }: { readonly link: MadeLink | undefined }) {
  if (link === undefined) return null;
  return (
    <span className={styles["choiceLength"]}>
      {link.ok ? `${link.address.length.toLocaleString("en")} characters` : "too large for a link"}
    </span>
  );
}

/** The link's length beside what the places hold that it may go to. */
function Lengths({
  link,
  contents,
  hasStream,
}: {
  readonly link: MadeLink | null;
  readonly contents: Contents;
  readonly hasStream: boolean;
}) {
  if (link === null || !link.ok) return null;
  const { length } = link.address;
  const passed = linkLimits.filter(({ characters }) => length > characters);
  const fitting = linkLimits.filter(({ characters }) => length <= characters);
  const hasCode = qrCodeOf(link.addressInDigits ?? link.address) !== null;
  return (
    <div className={styles["lengths"]}>
      <p>
        <strong className={styles["number"]}>{length.toLocaleString("en")}</strong> characters
      </p>
      <ul>
        <li className={hasCode ? undefined : styles["tooLong"]}>
          {hasCode ? "Fits a QR code" : "Too long for a QR code (about 2,900 characters)"}
        </li>
        {fitting.map(({ name }) => (
          <li key={name}>Fits a {name}</li>
        ))}
        {passed.map(({ name, characters }) => (
          <li key={name} className={styles["tooLong"]}>
            Too long for a {name} ({characters.toLocaleString("en")})
          </li>
        ))}
      </ul>
      {(passed.length > 0 || !hasCode) && <p className={styles["help"]}>{shorterAdvice(contents, hasStream)}</p>}
    </div>
  );
}

function QrCode({ link }: { readonly link: MadeLink | null }) {
  const image = link?.ok === true ? qrCodeOf(link.addressInDigits ?? link.address) : null;
  if (image !== null) return <img className={styles["code"]} src={image} alt="QR code" />;
  return <p className={styles["noCode"]}>{link?.ok === true ? "Too long for a QR code: share less of it." : ""}</p>;
}
