import { type PlannedTrial, planRun, type Subject, scenarios } from "@graycard/conformance";
import { type AnyVendor, ManualClock, resolveReadings, vendors } from "@graycard/core";
import { bullets, code, page, table } from "../markdown.js";
import { generatedFrom } from "./page-head.js";

/** Every check of the suite over the documented edition, and which clauses no check judges. */
export function checksPage(): string {
  const all = vendors.map((vendor: AnyVendor) => ({ vendor, checks: checksOf(vendor) }));
  return page(
    "# Checks",
    generatedFrom("packages/conformance/src/scenarios/"),
    "What `graycard conform` judges in the documented edition. The id of a check is `vendor/endpoint/area/scenario#clause`, and `--select` takes patterns of it.",
    coverageTable(all),
    ...all.map(({ vendor, checks }) => vendorSection(vendor, checks)),
  );
}

interface PlannedCheck {
  readonly trial: PlannedTrial;
  readonly id: string;
  readonly clause: string;
}

function checksOf(vendor: AnyVendor): readonly PlannedCheck[] {
  return planRun({ subjects: [plannedSubject(vendor)], scenarios }).flatMap((trial) =>
    trial.checkIds.map((id) => ({ trial, id, clause: id.slice(id.indexOf("#") + 1) })),
  );
}

/** A subject that is only planned for: nothing is ever sent to it. */
function plannedSubject(vendor: AnyVendor): Subject {
  return {
    name: "nobody",
    vendor,
    edition: "documented",
    readings: resolveReadings(vendor, "documented"),
    baseUrl: "https://nobody.invalid",
    credential: [],
    send: () => Promise.reject(new Error("A plan is only looked at.")),
    clock: new ManualClock({ startAt: 0 }),
    qps: undefined,
    parallel: 1,
  };
}

function clausesOf(vendor: AnyVendor, checks: readonly PlannedCheck[]) {
  const judged = new Set(checks.map(({ clause }) => clause));
  const all = Object.entries(vendor.clauses);
  const testable = all.filter(([, clause]) => clause.excluded === undefined).map(([id]) => id);
  return {
    all,
    testable,
    judged: testable.filter((id) => judged.has(id)),
    left: testable.filter((id) => !judged.has(id)),
  };
}

function coverageTable(all: readonly { vendor: AnyVendor; checks: readonly PlannedCheck[] }[]): string {
  const rows = all.map(({ vendor, checks }) => {
    const clauses = clausesOf(vendor, checks);
    const excluded = clauses.all.length - clauses.testable.length;
    return [
      code(vendor.id),
      checks.length,
      clauses.all.length,
      clauses.testable.length,
      clauses.judged.length,
      excluded,
    ];
  });
  const sums = [1, 2, 3, 4, 5].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0));
  return table(
    ["Vendor", "Checks", "Clauses", "Can be judged", "Judged by a check", "Excluded with a reason"],
    [...rows, ["all", ...sums]].map((row) => row.map(String)),
  );
}

function vendorSection(vendor: AnyVendor, checks: readonly PlannedCheck[]): readonly string[] {
  const { left } = clausesOf(vendor, checks);
  const link = (clause: string) => `[${code(clause)}](${vendor.id}/clauses.md#${clause})`;
  return [
    `## ${vendor.id}`,
    table(
      ["Endpoint", "Area", "Scenario", "Clause", "Level"],
      checks.map(({ trial, clause }) => [
        trial.target.endpoint.id,
        trial.scenario.area,
        trial.scenario.id,
        link(clause),
        vendor.clauses[clause]?.level ?? "",
      ]),
    ),
    `### ${vendor.id}: clauses that could be judged and are not`,
    left.length === 0 ? "None." : bullets(left.map(link)),
  ];
}
