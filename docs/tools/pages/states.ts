import {
  type AnyVendor,
  type FailureReason,
  failureDetails,
  isTerminal,
  requestFaults,
  type TaskState,
  taskStates,
} from "@graycard/core";
import { byEdition, readingsOf } from "../by-edition.js";
import { cite } from "../cite.js";
import { bullets, code, page, prose, table } from "../markdown.js";
import { vendorHead } from "./page-head.js";

/** A vendor's numbers: for the states of a task, for the statuses of an answer, and for refusals. */
export function statesPage(vendor: AnyVendor): string {
  return page(
    vendorHead(vendor, "states and statuses"),
    "## States",
    stateTable(vendor),
    bullets([
      ...unlistedSentences(vendor),
      `a healthy task runs through ${byEdition(vendor, (readings) => scheduleText(vendor, readings))}`,
    ]),
    "## Failures",
    failureTable(vendor),
    "## Statuses",
    table(
      ["Status", "Means", "Clause"],
      Object.entries(vendor.statuses).map(([status, { means, clause }]) => [status, prose(means), cite(clause)]),
    ),
    "## Refusals",
    "How a request is turned away before any work begins. Messages are the mock's own; no check compares them.",
    refusalTable(vendor),
  );
}

type Row = AnyVendor["states"]["rows"][number];

function stateTable({ states }: AnyVendor): string {
  const rows = Object.entries(states.rows).map(([number, row]): readonly [number, Row] => [Number(number), row]);
  // In the order a task passes through its states; failures from the mildest number down.
  const place = ([number, { state }]: readonly [number, Row]) => [taskStates.indexOf(state), Math.abs(number)] as const;
  const ordered = rows.toSorted((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  return table(
    ["Number", "State", "Ends the task", "Failure reason", "Means", "Rests on"],
    ordered.map(([number, row]) => [
      code(number),
      row.state,
      isTerminal(row.state) ? "yes" : "no",
      row.state === "failed" ? row.reasons.join(", ") : "",
      prose(row.means),
      cite(row.clause),
    ]),
  );
}

/** Ranges of numbers that a table is asked about, to see what it makes of those it does not list. */
const probes = { "below zero": [-1000, -1], zero: [0, 0], "above zero": [1, 100_000] } as const;

function unlistedSentences({ states }: AnyVendor): readonly string[] {
  return Object.entries(probes).flatMap(([name, [from, to]]) => {
    const found = new Set<TaskState>();
    for (let number = from; number <= to; number++) {
      if (!Object.hasOwn(states.rows, number)) found.add(states.unlisted(number));
    }
    return found.size === 0 ? [] : [`a number that is not listed, ${name}: ${[...found].sort().join(" or ")}`];
  });
}

function scheduleText(vendor: AnyVendor, readings: never): string {
  const steps = vendor.schedule(readings);
  const total = steps.reduce((sum, [, share]) => sum + share, 0);
  return steps.map(([state, share]) => `${state} (${Math.round((100 * share) / total)} %)`).join(", ");
}

function failureTable(vendor: AnyVendor): string {
  const rows = Object.values(vendor.states.rows);
  const reasons = [
    ...new Set(rows.flatMap((row): readonly FailureReason[] => (row.state === "failed" ? row.reasons : []))),
  ];
  const numbers = (reason: FailureReason, edition: "documented" | "observed") => {
    const readings = readingsOf(vendor, edition);
    const all = [undefined, ...failureDetails].map((detail) => vendor.failureCode(reason, detail, readings));
    return [...new Set(all)].map(code).join(", ");
  };
  return table(
    ["Why work fails", "Documented", "Observed"],
    reasons.sort().map((reason) => [reason, numbers(reason, "documented"), numbers(reason, "observed")]),
  );
}

function refusalTable(vendor: AnyVendor): string {
  const rows = requestFaults.map((fault) => [
    fault,
    byEdition(vendor, (readings) => String(vendor.refusal(fault, readings).httpStatus)),
    byEdition(vendor, (readings) => code(vendor.refusal(fault, readings).code)),
    byEdition(vendor, (readings) => code(vendor.refusal(fault, readings).message)),
    byEdition(vendor, (readings) => cite(vendor.refusal(fault, readings).clause)),
  ]);
  return table(["Why a request is refused", "HTTP", "Number in the body", "Message", "Rests on"], rows);
}
