import { Refusal, refusals } from "./refusal.ts";
import type { ValueKind } from "./value-kind.ts";

/** What a list asks of its items: the whole of FLD1, except that an empty string stays what it is (FLD6). */
export interface ItemField extends Omit<ValueKind, "accept"> {
  acceptItem(value: unknown): unknown | Refusal;
}

/** Texts of items name their place: `[2] is required`. */
export function listKind(item: ItemField): ValueKind {
  return {
    accept(value) {
      if (!Array.isArray(value)) return refusals.list(value);
      const texts: string[] = [];
      const accepted: unknown[] = [];
      for (let index = 0; index < value.length; index += 1) {
        const result = item.acceptItem(value[index]);
        if (result instanceof Refusal) texts.push(...result.texts.map((text) => `[${index}] ${text}`));
        else accepted.push(result);
      }
      return texts.length > 0 ? new Refusal(...texts) : Object.freeze(accepted);
    },
    toData: (value) => (Array.isArray(value) ? value.map((entry: unknown) => item.toData(entry)) : []),
    fromData: (data) => Object.freeze(Array.isArray(data) ? data.map((entry: unknown) => item.fromData(entry)) : []),
    equals: (left, right) =>
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((entry, index) => item.equals(entry, right[index])),
  };
}
