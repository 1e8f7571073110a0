/** `Banking.AccountWithdrawn.v1` → `AccountWithdrawn`; `Ordering.OrderDiscountApplied.v2` → `OrderDiscountApplied v2`. */
export function eventName(type: string): string {
  const parts = type.split(".");
  const version = parts.at(-1) ?? "";
  if (parts.length < 2 || !/^v\d+$/.test(version)) return parts.at(-1) ?? type;
  const name = parts.at(-2) ?? type;
  return version === "v1" ? name : `${name} ${version}`;
}
