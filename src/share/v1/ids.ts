import { DamagedPayload } from "./damaged-payload.ts";
import type { Link } from "./id-chains.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { choiceKind, integerKind } from "./symbol-coder.ts";

const chainKind = choiceKind();
const distanceKind = integerKind();
const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => idForm.test(text);

/** An id that follows from an earlier one. */
export function codeFollowingId(session: Session, path: Path, link: Said<Link>, value: Said<string>): string {
  const { symbols, ids } = session;
  const chain = symbols.choice(path.place(chainKind), Math.max(ids.count, 1), link?.chain ?? 0);
  const distance = symbols.signed(path.place(distanceKind), link?.distance ?? 0);
  if (ids.count === 0 || Math.abs(distance) > 2 ** 31) throw new DamagedPayload("An id follows from nothing.");
  return ids.follow({ chain, distance }, value);
}

/** The 122 free bits of a version 4 UUID, from which others may follow. */
export function codeFirstId(session: Session, value: Said<string>): string {
  const digits = (value ?? "").replaceAll("-", "");
  const part = (bits: number, from: number, to: number): string => {
    const number = Number.parseInt(digits.slice(from, to) || "0", 16);
    return session.symbols
      .raw(bits, number)
      .toString(16)
      .padStart(bits / 4, "0");
  };
  const time = `${part(32, 0, 8)}-${part(16, 8, 12)}-4${part(12, 13, 16)}`;
  const variant = session.symbols.raw(2, Number.parseInt(digits.slice(16, 17) || "8", 16) - 8);
  const id = `${time}-${(8 + variant).toString(16)}${part(12, 17, 20)}-${part(48, 20, 32)}`;
  session.ids.begin(id);
  return id;
}
