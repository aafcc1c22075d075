import type { LimitName, Limits } from "../contract/limit.js";
import { limitsInForce } from "../contract/limit.js";
import { citedInProse } from "./cite.js";
import { code, table } from "./prose.js";
import type { EndpointSubject, Subject } from "./subject.js";

const limitWords: Readonly<Record<LimitName, string>> = {
  imageBytes: "Weight of a picture",
  minSidePx: "Shortest side",
  maxSidePx: "Longest side",
  urlChars: "Length of an address",
  downloadMs: "Time for a download",
  processingMs: "Longest work",
  usualMs: "Usual work",
  qps: "Requests",
  linkLifeMs: "Life of a result link",
  taskLifeMs: "Life of a task",
  rectangles: "Boxes",
  faces: "Faces treated",
  maskShare: "Marked share of the picture",
};

/** The limits in force of an endpoint, as a table. */
export function limitsTable({ vendor, endpoint, readings }: EndpointSubject): string {
  const inForce = limitsInForce(readings, vendor.limits, endpoint.limits);
  // An endpoint's own limits go before its vendor's.
  const limits: Limits<string, never> = { ...vendor.limits, ...endpoint.limits };
  const rows = (Object.keys(limitWords) as LimitName[]).flatMap((name) => {
    const limit = limits[name];
    const value = inForce[name];
    if (limit === undefined || value === undefined) return [];
    return [[limitWords[name], String(value), limit.unit, citedInProse(limit.clause)]];
  });
  return table(["Limit", "Value", "Unit", "Rests on"], rows);
}

/** What the vendor's numbers of states mean, as a table. */
export function statesTable({ vendor }: Subject): string {
  const rows = Object.entries(vendor.states.rows).map(([number, row]) => [
    code(number),
    row.state === "failed" ? `failed: ${row.reasons.join(", ")}` : row.state,
    row.means,
    citedInProse(row.clause),
  ]);
  return table(["Number", "State", "Means", "Rests on"], rows);
}

/** The statuses that the documents list, as a table. */
export function statusesTable({ vendor }: Subject): string {
  const rows = Object.entries(vendor.statuses).map(([status, { means, clause }]) => [
    code(status),
    means,
    citedInProse(clause),
  ]);
  return table(["Status", "Means", "Rests on"], rows);
}
