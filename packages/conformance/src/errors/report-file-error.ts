import { GraycardError } from "@graycard/core";

/** A file is no JSON report of a run, or one that this version cannot read; the message says what is wrong with it. */
export class ReportFileError extends GraycardError {
  override readonly name = "ReportFileError";
  readonly code = "GC_CONFORM_REPORT";
}
