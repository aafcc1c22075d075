import { accessSync, constants } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "./usage-error.js";

/** How something is written, by the name of the format. */
export type ReportFormats<Subject> = Readonly<Record<string, (subject: Subject) => string>>;

/** A report to write. */
export interface ReportTarget<Subject> {
  /** Such as `html`. */
  readonly format: string;
  readonly render: (subject: Subject) => string;
  readonly path: string;
}

/** Reads `--report format=path`, before anything is run. */
export function parseReportTargets<Subject>(
  texts: readonly string[],
  cwd: string,
  formats: ReportFormats<Subject>,
): readonly ReportTarget<Subject>[] {
  return texts.map((text) => {
    const at = text.indexOf("=");
    const format = text.slice(0, Math.max(0, at));
    const render = formats[format];
    const path = text.slice(at + 1);
    if (!render || path === "") {
      throw new UsageError(
        `--report takes format=path with one of the formats ${Object.keys(formats).join(", ")}, not "${text}".`,
      );
    }
    return { format, render, path: writablePath(path, cwd, "the report") };
  });
}

/**
 * The path of a file to write later. Found out before anything is run: a report that cannot be written is not worth a
 * run.
 *
 * @param what it is called in the message, such as `the report`
 */
export function writablePath(path: string, cwd: string, what: string): string {
  const target = resolve(cwd, path);
  const folder = dirname(target);
  try {
    accessSync(folder, constants.W_OK);
    return target;
  } catch (error) {
    throw new UsageError(`Cannot write ${what} ${target}: ${folder} is no folder that can be written to.`, {
      cause: error,
    });
  }
}

export async function writeReportTargets<Subject>(
  subject: Subject,
  targets: readonly ReportTarget<Subject>[],
): Promise<void> {
  for (const { render, path } of targets) {
    try {
      await writeFile(path, render(subject));
    } catch (error) {
      throw new UsageError(`Cannot write the report ${path}: ${error instanceof Error ? error.message : error}.`, {
        cause: error,
      });
    }
  }
}
