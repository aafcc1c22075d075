import { isUpload } from "@graycard/core";

/** Deeper or longer bodies than this have no names that anybody looks for. */
const deepest = 6;
const mostItems = 64;

/** The file names and addresses among the fields of a request. */
export function sentNames(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const names: string[] = [];
  collect(fields, deepest, names);
  return names;
}

function collect(value: unknown, depth: number, names: string[]): void {
  if (typeof value === "string") {
    if (value.length <= 2048 && value.includes("://")) names.push(value);
    return;
  }
  if (typeof value !== "object" || value === null || depth === 0) return;
  if (isUpload(value)) {
    if (value.fileName !== undefined) names.push(value.fileName);
    return;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const item of items.slice(0, mostItems)) collect(item, depth - 1, names);
}
