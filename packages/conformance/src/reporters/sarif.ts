import { vendors } from "@graycard/core";
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Check } from "../check.js";
import { outcomeOf, type Run } from "../run.js";
import { detailsOf, knownWords } from "./check-text.js";
import { redLinesOf } from "./problems-of.js";

/** Where the schema of the format is published. */
const schema = "https://json.schemastore.org/sarif-2.1.0.json";

/** A run as SARIF 2.1.0: the clauses are the rules, every check is a result. What is undecided is open, not passed. */
export function sarifReport(run: Run): string {
  const clauses = [...new Set(run.checks.map(({ clause }) => clause))];
  const index = new Map(clauses.map((clause, at) => [clause, at]));
  const log: Log = {
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "graycard", version: run.version, rules: clauses.map((id) => ruleOf(run, id)) } },
        invocations: [
          {
            executionSuccessful: redLinesOf(run).length === 0,
            startTimeUtc: run.startedAt,
            toolExecutionNotifications: [
              ...redLinesOf(run).map(({ kind, scenario, message }) => `${kind}, ${scenario}: ${message}`),
              ...(run.baseline?.problems ?? []).map(({ kind, message }) => `${kind} baseline: ${message}`),
            ].map((text) => ({ level: "error" as const, message: { text } })),
          },
        ],
        results: run.checks.map((check) => resultOf(run, check, index.get(check.clause) ?? -1)),
        properties: { subject: run.subject, edition: run.edition, outcome: outcomeOf(run) },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(run: Run, id: string): ReportingDescriptor {
  const clause = vendors.map(({ clauses }) => (clauses as Readonly<Record<string, { readonly text: string }>>)[id]);
  const told = clause.find((each) => each !== undefined)?.text ?? `The documents of ${run.vendor.join(", ")} say so.`;
  return { id, shortDescription: { text: told } };
}

const verdictOf = {
  fail: { kind: "fail", level: "error" },
  warn: { kind: "fail", level: "warning" },
  inconclusive: { kind: "open", level: "none" },
  pass: { kind: "pass", level: "none" },
  "not-applicable": { kind: "notApplicable", level: "none" },
} as const;

function resultOf(run: Run, check: Check, ruleIndex: number): Result {
  const { kind, level } = verdictOf[check.verdict];
  return {
    ruleId: check.clause,
    ruleIndex,
    kind,
    level,
    message: { text: [check.title, ...(check.verdict === "pass" ? [] : detailsOf(check, run))].join("\n") },
    locations: [
      {
        // The place is the document that the clause stands in: a subject has no source code to point at.
        physicalLocation: { artifactLocation: { uri: encodeURI(check.source.document) }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: check.id, kind: "function" }],
      },
    ],
    ...(check.known
      ? { suppressions: [{ kind: "external", status: "accepted", justification: knownWords(check.known) }] }
      : {}),
    partialFingerprints: { "graycard/v1": check.id },
  };
}
