import {
  clientRules,
  plannedRules,
  planRun,
  practices,
  type Rule,
  type Subject,
  scenarios,
  vendorRules,
} from "@graycard/conformance";
import { type AnyVendor, ManualClock, resolveReadings, vendors } from "@graycard/core";
import { bullets, code, page, table } from "../markdown.js";
import { generatedFrom } from "./page-head.js";

/** Every check of the suite over the documented edition, and which clauses no check judges. */
export function checksPage(): string {
  const all = vendors.map((vendor: AnyVendor) => ({ vendor, checks: checksOf(vendor) }));
  return page(
    "# Checks",
    generatedFrom("packages/conformance/src/scenarios/ and rules/"),
    "What `graycard conform` and `graycard audit` judge in the documented edition. The id of a check is `vendor/endpoint/area/scenario#clause`, and `--select` takes patterns of it. In the area `rules` are the rules about what a vendor answers: `conform` holds every exchange against them, and `audit` those of a recording. In the area `client` are the rules about what a caller does, for `audit` alone.",
    coverageTable(all),
    practicesSection(),
    ...all.map(({ vendor, checks }) => vendorSection(vendor, checks)),
  );
}

interface PlannedCheck {
  readonly endpoint: string;
  readonly area: string;
  /** The scenario or rule that makes it. */
  readonly by: string;
  readonly clause: string;
}

function checksOf(vendor: AnyVendor): readonly PlannedCheck[] {
  return [...suiteChecks(vendor), ...ruleChecks(vendor, clientRules)];
}

/** What `conform` judges: by scenarios, and by rules about vendors. */
function suiteChecks(vendor: AnyVendor): readonly PlannedCheck[] {
  const planned = planRun({ subjects: [plannedSubject(vendor)], scenarios });
  return [...planned.flatMap(({ checkIds }) => checkIds.map(plannedCheck)), ...ruleChecks(vendor, vendorRules)];
}

function ruleChecks(vendor: AnyVendor, rules: readonly Rule[]): readonly PlannedCheck[] {
  const planned = plannedRules({ subjects: [plannedSubject(vendor)], scenarios, rules });
  return planned.flatMap(({ checkIds }) => checkIds.map(plannedCheck));
}

function plannedCheck(id: string): PlannedCheck {
  const [path = "", clause = ""] = id.split("#");
  const [, endpoint = "", area = "", by = ""] = path.split("/");
  return { endpoint, area, by, clause };
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

function levelOf(practice: string): string {
  return Object.entries(practices).find(([id]) => id === practice)?.[1].level ?? "";
}

function practicesSection(): string {
  const rows = Object.entries(practices).map(([id, { level, text }]) => [code(id), level, text]);
  return [
    "## Practices",
    "What is asked of every caller, whatever its vendor writes.",
    table(["Id", "Level", "Says"], rows),
  ].join("\n\n");
}

function vendorSection(vendor: AnyVendor, checks: readonly PlannedCheck[]): readonly string[] {
  const { left } = clausesOf(vendor, checks);
  const link = (clause: string) => `[${code(clause)}](${vendor.id}/clauses.md#${clause})`;
  return [
    `## ${vendor.id}`,
    table(
      ["Endpoint", "Area", "Scenario or rule", "Clause", "Level"],
      checks.map(({ endpoint, area, by, clause }) => [
        endpoint,
        area,
        by,
        Object.hasOwn(practices, clause) ? `[${code(clause)}](#practices)` : link(clause),
        vendor.clauses[clause]?.level ?? levelOf(clause),
      ]),
    ),
    `### ${vendor.id}: clauses that could be judged and are not`,
    left.length === 0 ? "None." : bullets(left.map(link)),
  ];
}
