import { ReportFileError } from "../errors/report-file-error.js";
import { runSchema } from "../reporters/json.js";
import type { Run } from "../run.js";

/** How many mistakes of a file are told; the rest is of the same kind. */
const mostTold = 3;

/**
 * Reads a run back from its JSON report.
 *
 * @param name what messages call the file
 * @param version the version that reads; told where it differs from the one that wrote what cannot be read
 * @throws {ReportFileError} for what is no JSON, no report, or a report with other fields
 */
export function readRun(text: string, name: string, version: string): Run {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ReportFileError(`${name} is not JSON: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
  if (typeof json !== "object" || json === null || Reflect.get(json, "tool") !== "graycard") {
    throw new ReportFileError(
      `${name} is no report of graycard; write one with graycard conform --report json=${name}.`,
    );
  }
  const parsed = runSchema.safeParse(json);
  if (parsed.success) {
    // It follows from the rest, and is no part of a run.
    Reflect.deleteProperty(json, "outcome");
    return json as Run;
  }
  const writer = Reflect.get(json, "version");
  const who = typeof writer === "string" ? `graycard ${writer}` : "an unknown version";
  const issues = parsed.error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
  const told = [...issues.slice(0, mostTold), ...(issues.length > mostTold ? ["…"] : [])].join("; ");
  const other =
    writer === version ? "It was changed, or cut short." : `It was written by ${who}, and this is ${version}.`;
  throw new ReportFileError(`${name} is no report that can be read here: ${told}. ${other} Write it again.`);
}
