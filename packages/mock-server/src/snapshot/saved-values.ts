import { type AnyVendor, redactJson, withheld } from "@graycard/core";

type Values = Readonly<Record<string, unknown>>;

/**
 * The values of a task's request as a snapshot holds them: numbers, and the short words that say what is to be done.
 * Addresses are withheld, all of them, since a secret can be anywhere in one; so are names of files and whatever no
 * contract names. Nothing that a task still has to do needs them: its pictures are saved as they are.
 */
export function savedValues(values: Values, vendor: AnyVendor): Record<string, unknown> {
  return redactJson(withoutAddresses(values), vendor) as Record<string, unknown>;
}

function withoutAddresses(node: unknown): unknown {
  if (typeof node === "string") return node.includes(":") ? withheld : node;
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(withoutAddresses);
  return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, withoutAddresses(item)]));
}
