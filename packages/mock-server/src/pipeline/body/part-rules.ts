import type { AnyEndpoint, RequestFields } from "@graycard/core";
import type { PartRule } from "./read-multipart.js";

/** Text fields that are not pictures have no business being longer. */
export const mostTextBytes = 1024 * 1024;

/** What becomes of a part of an endpoint's multipart body. */
export function partRule(endpoint: AnyEndpoint, name: string, imageBytes: number): PartRule {
  const fields = endpoint.fields as RequestFields;
  const kind = Object.hasOwn(fields, name) ? fields[name]?.kind : undefined;
  if (kind === undefined) return { as: "ignored", mostBytes: Number.POSITIVE_INFINITY, whenTooLarge: "note" };
  const whenTooLarge = endpoint.uploads.includes(name) ? "refuse" : "note";
  if (kind === "upload") return { as: "file", mostBytes: imageBytes, whenTooLarge };
  if (kind === "base64") return { as: "text", mostBytes: imageBytes, whenTooLarge: "note" };
  // What is left of an overlong text still breaks the rule of its field, and is refused for that.
  return { as: "text", mostBytes: mostTextBytes, whenTooLarge: "cut" };
}

/** Stands for a picture in a field whose bytes were dropped because there were too many. */
export const tooLongToKeep = Symbol("too long to keep");

function hasStandIn(raw: Readonly<Record<string, unknown>>): boolean {
  for (const name in raw) if (raw[name] === tooLongToKeep) return true;
  return false;
}

/** The fields of a request as its checks can read them: a picture that was dropped still counts as given. */
export function withStandIns(
  endpoint: AnyEndpoint,
  raw: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!hasStandIn(raw)) return raw;
  const fields = endpoint.fields as RequestFields;
  const standIn = (name: string) => (fields[name]?.kind === "upload" ? { bytes: new Uint8Array(1) } : "dropped");
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, value === tooLongToKeep ? standIn(name) : value]),
  );
}
