import { ResultGoneError } from "../result-gone-error.js";
import type { ImageEnd, ImageStatus } from "./image-end.js";
import type { ImageJob } from "./image-job.js";
import type { KnownCall } from "./journal-record.js";

export type EndFacts = Partial<Pick<ImageEnd, "outputs" | "submitted" | "charged" | "taskId" | "resumable" | "error">>;

/** How it ended, with what is known of it. */
export function end({ input }: ImageJob, status: ImageStatus, facts: EndFacts): ImageEnd {
  const { outputs = [], submitted = false, charged, taskId, resumable = false, error } = facts;
  const said = error && { code: error.code, message: error.message };
  return { image: input.name, status, outputs, submitted, charged, taskId, resumable, error: said };
}

/** An earlier run never learned what came of its submit. */
export function unknownBefore(job: ImageJob, { evidence }: KnownCall): ImageEnd {
  const seen = evidence?.replace(/\.$/, "") ?? "that run ended between its submit and the answer";
  const message = `Whether the submit of an earlier run was accepted and charged is unknown: ${seen}. It is not sent again by itself: look at the account, then add --retry-unknown.`;
  return end(job, "unknown", { charged: "unknown", error: { code: "GC_SUBMIT_UNKNOWN_OUTCOME", message } });
}

/** An earlier run was told that the work failed. */
export function failedBefore(job: ImageJob, { failure, handle }: KnownCall): ImageEnd {
  const { code = "", message = "", charged } = failure ?? {};
  const error = { code, message: `${message} That was in an earlier run; --retry-failed pays for another try.` };
  return end(job, "failed", { charged, taskId: handle?.taskId, error });
}

/** An earlier run saved the result, and somebody took it away. */
export function goneBefore(job: ImageJob): ImageEnd {
  const error = new ResultGoneError(
    "Its result was saved by an earlier run and is gone, and this vendor has no tasks to ask for: --retry-failed pays for it again.",
  );
  return end(job, "failed", { charged: "yes", error });
}
