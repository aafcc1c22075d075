import { accessSync, constants } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { consoleReport, jsonReport, type Run } from "@graycard/conformance";
import { UsageError } from "./usage-error.js";

const formats: Readonly<Record<string, (run: Run) => string>> = {
  json: jsonReport,
  console: (run) => `${consoleReport(run, { colour: false, all: true })}\n`,
};

/** A report to write. */
export interface ReportTarget {
  readonly render: (run: Run) => string;
  readonly path: string;
}

/** Reads `--report format=path`, before anything is run. */
export function parseReports(texts: readonly string[], cwd: string): readonly ReportTarget[] {
  return texts.map((text) => {
    const at = text.indexOf("=");
    const render = at < 0 ? undefined : formats[text.slice(0, at)];
    const path = text.slice(at + 1);
    if (!render || path === "") {
      throw new UsageError(
        `--report takes format=path with one of the formats ${Object.keys(formats).join(", ")}, not "${text}".`,
      );
    }
    const target = resolve(cwd, path);
    requireWritable(dirname(target), target);
    return { render, path: target };
  });
}

/** Found out before anything is run: a report that cannot be written is not worth a run. */
function requireWritable(folder: string, path: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(`Cannot write the report ${path}: ${folder} is no folder that can be written to.`, {
      cause: error,
    });
  }
}

export async function writeReports(run: Run, targets: readonly ReportTarget[]): Promise<void> {
  for (const { render, path } of targets) {
    try {
      await writeFile(path, render(run));
    } catch (error) {
      throw new UsageError(`Cannot write the report ${path}: ${error instanceof Error ? error.message : error}.`, {
        cause: error,
      });
    }
  }
}
