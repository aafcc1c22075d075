import { type AnyVendor, type Exchange, redactHeaders, redactUrl } from "@graycard/core";
import { noBends } from "../faults/bends.js";
import { answerFacts } from "../journal/answer-facts.js";
import { type OssError, ossErrorAnswer } from "../links/oss-error.js";
import { verifyLink } from "../links/verify-link.js";
import { type BentFile, bendPicture } from "../media/bend-picture.js";
import { renderTask } from "../media/render-task.js";
import type { MockCore } from "../mock-core.js";
import type { Answer } from "../pipeline/answer.js";
import type { Inbound } from "../pipeline/inbound.js";
import { collapseSlashes } from "../pipeline/routes.js";
import type { Session } from "../sessions/session.js";
import { contentTypeOf } from "./content-type.js";
import type { ResultEntry } from "./result-shelf.js";

/** The vendor whose result files live where this path leads, if any. */
export function vendorOfResultPath(vendors: readonly AnyVendor[], path: string): AnyVendor | undefined {
  return vendors.find((vendor) => resultFolders(vendor).some((folder) => path.startsWith(folder)));
}

function resultFolders(vendor: AnyVendor): readonly string[] {
  return Object.values(vendor.endpoints).flatMap(({ results }) =>
    results.map(({ path }) => path("", 0, "jpg").replace(/[^/]*$/, "")),
  );
}

/** One request for a result file. */
interface Visit {
  readonly mock: MockCore;
  readonly vendor: AnyVendor;
  readonly request: Inbound;
  readonly url: URL;
  readonly entry: ResultEntry | undefined;
  readonly session: Session;
  readonly id: string;
  readonly startedAt: number;
}

type Outcome =
  | { readonly file: BentFile }
  /** `because` is for the journal. */
  | { readonly error: OssError; readonly because: string };

/**
 * Serves a result file under its signed link, rendered now. What is refused is refused as the object store does,
 * and the journal says exactly why.
 */
export async function serveResult(mock: MockCore, vendor: AnyVendor, request: Inbound): Promise<Answer> {
  const url = new URL(request.url);
  url.pathname = collapseSlashes(url.pathname);
  const entry = mock.results.find(url.pathname);
  const session = entry?.session ?? mock.nobody;
  const startedAt = session.clock.now();
  const visit = { mock, vendor, request, url, entry, session, id: session.nextExchangeId(), startedAt };
  session.activity.enter();
  try {
    const outcome = await outcomeOf(visit);
    const answer =
      "file" in outcome ? fileAnswer(outcome.file) : await ossErrorAnswer(outcome.error, url.host, visit.id);
    session.journal.add(exchangeOf(visit, outcome, answer));
    return answer;
  } finally {
    session.activity.leave();
  }
}

async function outcomeOf({ mock, vendor, url, entry, session, startedAt }: Visit): Promise<Outcome> {
  const bends = noBends();
  const point = { vendor: vendor.id, endpoint: entry?.task.endpoint.id, operation: "fetch-result" as const };
  mock.faults.bend(bends, point);
  session.faults.bend(bends, point);
  const verdict = bends.skip.has("link") ? { ok: true as const } : verifyLink(url, mock.linkKey(vendor), startedAt);
  if (!verdict.ok) return { error: verdict.kind, because: verdict.because };
  if (!entry) return missing("no task has a result under this path");
  try {
    const file = await renderedFile(entry, url.pathname, startedAt);
    return "error" in file ? file : { file: await bendPicture(file, bends.results) };
  } catch (error) {
    mock.report(error);
    return { error: "internal", because: error instanceof Error ? error.message : String(error) };
  }
}

/** The picture a path leads to. A path that was never handed out leads nowhere, however well it is signed. */
async function renderedFile({ task, item, output }: ResultEntry, path: string, now: number) {
  if (now < task.endsAt) return missing("the task has not ended");
  const verdict = await task.verdict();
  if (!verdict.ok) return missing("the task failed");
  const format = verdict.plans[item]?.format;
  if (format === undefined || !path.endsWith(`.${format}`)) return missing(`the result is a ${format}`);
  const bytes = (await renderTask(task, verdict.plans, item))[output];
  return bytes ? { bytes, format } : missing(`the task was not asked for its ${output}`);
}

function missing(because: string) {
  return { error: "missing", because } as const;
}

function fileAnswer({ body, status, contentType, format }: BentFile): Answer {
  const headers = {
    "content-type": contentType ?? contentTypeOf(format),
    "cache-control": "no-store",
  };
  return { status, headers, body };
}

function exchangeOf(visit: Visit, outcome: Outcome, answer: Answer): Exchange {
  const { vendor, entry, request, session, startedAt } = visit;
  const type = answer.headers["content-type"];
  const body = "file" in outcome ? { body: answerFacts(outcome.file.body, type, vendor) } : {};
  return {
    id: visit.id,
    vendor: vendor.id,
    ...(entry ? { endpoint: entry.task.endpoint.id } : {}),
    operation: "fetch-result",
    startedAt,
    durationMs: session.clock.now() - startedAt,
    request: { method: request.method, url: redactUrl(request.url, vendor), headers: redactHeaders(request.headers) },
    response: { status: answer.status, headers: redactHeaders(Object.entries(answer.headers)), ...body },
    ...("error" in outcome ? { fault: outcome.because } : {}),
  };
}
