import { type AnyVendor, redactHeaders, SecretFinder } from "@graycard/core";
import { withBasis } from "../basis/basis-header.js";
import type { Evidence } from "../basis/evidence.js";
import { withBecause } from "../explain/because-header.js";
import { type Bends, noBends } from "../faults/bends.js";
import { settlePlays } from "../faults/fault-play.js";
import type { JournalEntry } from "../journal/journal-entry.js";
import { redactEntry } from "../journal/redact-entry.js";
import { keptUrl } from "../journal/request-facts.js";
import { strayCredentials } from "../journal/stray-credentials.js";
import { noteDelivery } from "../ledger/note-fate.js";
import { type OssError, ossErrorAnswer } from "../links/oss-error.js";
import { verifyLink } from "../links/verify-link.js";
import { type BentFile, bendPicture } from "../media/bend-picture.js";
import { type RenderFor, renderTask } from "../media/render-task.js";
import type { MockCore } from "../mock-core.js";
import { Address } from "../pipeline/address.js";
import type { Answer } from "../pipeline/answer.js";
import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import { closedAnswer } from "../pipeline/closed-answer.js";
import type { Inbound } from "../pipeline/inbound.js";
import { interceptVisit } from "../pipeline/intercept.js";
import { collapseSlashes } from "../pipeline/routes.js";
import { withDate } from "../pipeline/with-date.js";
import type { DrawnUuid } from "../random.js";
import type { Session } from "../sessions/session.js";
import { readingsOf } from "../sessions/session-registry.js";
import { SessionResetError } from "../sessions/session-reset-error.js";
import { isWaitingEnded } from "../sessions/waiting-ended.js";
import { seenOf, stoppedBecause } from "../wire/seen-of.js";
import { sendOff } from "../wire/send-off.js";
import type { WireBend } from "../wire/wire-bend.js";
import { contentTypeOf } from "./content-type.js";
import { explainVisit } from "./explain-visit.js";
import type { ResultEntry } from "./result-shelf.js";

export { vendorOfResultPath } from "./result-folders.js";

/** One request for a result file. */
interface Visit {
  readonly mock: MockCore;
  readonly vendor: AnyVendor;
  readonly request: Inbound;
  readonly url: URL;
  readonly entry: ResultEntry | undefined;
  readonly session: Session;
  readonly id: DrawnUuid;
  readonly startedAt: number;
  readonly bends: Bends;
}

type Outcome =
  | { readonly file: BentFile }
  /** `because` is for the journal. */
  | { readonly error: OssError; readonly because: string }
  /** Answered by the mock itself. */
  | { readonly answer: Answer; readonly because: string };

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
  const id = session.nextExchangeId();
  const visit = { mock, vendor, request, url, entry, session, id, startedAt, bends: noBends() };
  session.activity.enter();
  try {
    const outcome = await outcomeOf(visit);
    settlePlays(visit.bends, { accepted: false, linked: false, pictured: "file" in outcome });
    const answer =
      "file" in outcome
        ? fileAnswer(outcome.file)
        : "answer" in outcome
          ? outcome.answer
          : await ossErrorAnswer(outcome.error, url.host, visit.id.text);
    if (visit.bends.wire) return await bendWay(visit, visit.bends.wire, outcome, answer);
    return record(visit, outcome, answer);
  } catch (error) {
    if (error instanceof CallerGoneError) tell(visit, { answer: undefined, fault: error.message });
    if (isWaitingEnded(error)) {
      if (!(error instanceof SessionResetError)) tell(visit, { answer: undefined, fault: error.message });
      return closedAnswer(error);
    }
    throw error;
  } finally {
    session.activity.leave();
  }
}

/** Bends the way of an answer to its caller, who may have left meanwhile. */
async function bendWay(visit: Visit, wire: WireBend, outcome: Outcome, whole: Answer): Promise<Answer> {
  const { session, request, id } = visit;
  const { answer, notes } = await sendOff(whole, { wire, session, request, id: id.text, accepted: false });
  return record(visit, outcome, answer, notes);
}

/** Writes a visit into journal and ledger. Gives the answer, with the explanation where the caller asked for it. */
function record(visit: Visit, outcome: Outcome, answer: Answer, notes?: readonly string[]): Answer {
  const { url, entry, session, startedAt, request } = visit;
  const delivered = "file" in outcome && isWhole(visit, answer);
  const onLost = entry && delivered ? noteDelivery(session.ledger.of(entry.task.id), session.clock.now()) : undefined;
  const stopped = stoppedBecause(answer);
  const error = "error" in outcome ? outcome.error : undefined;
  const fault = "because" in outcome ? outcome.because : stopped;
  const refusal =
    "because" in outcome ? explainVisit({ url, entry, now: startedAt, error }, outcome.because) : undefined;
  const because = refusal ?? (stopped === undefined ? undefined : `${stopped}.`);
  const written = tell(visit, { answer: seenOf(answer), fault, because, evidence: evidenceOf(visit, outcome), notes });
  const told = refusal === undefined ? answer : withBecause(answer, { because: refusal }, request);
  return withDate(withBasis(onLost ? { ...told, onLost } : told, written, request), visit.mock, session);
}

/** Whether all of the picture goes out as it was made. */
function isWhole({ request, bends }: Visit, { status, wire }: Answer): boolean {
  const spoilt = bends.results.length > 0 || bends.wire?.garbledShare !== undefined;
  return request.method === "GET" && status === 200 && !spoilt && !wire?.stop && !request.signal.aborted;
}

/** What tells what the answer rests on; nothing does where the mock answered in its own words. */
function evidenceOf({ vendor, entry, session }: Visit, outcome: Outcome): Evidence | undefined {
  if ("answer" in outcome) return undefined;
  const error = "error" in outcome ? outcome.error : undefined;
  const readings = entry?.task.readings ?? readingsOf(session, vendor);
  const answered = { kind: "visit", error } as const;
  return { vendor, endpoint: entry?.task.endpoint, operation: "fetch-result", readings, answered };
}

interface Told {
  readonly answer: Answer | undefined;
  readonly fault: string | undefined;
  readonly because?: string | undefined;
  readonly evidence?: Evidence | undefined;
  readonly notes?: readonly string[] | undefined;
}

function tell(visit: Visit, { answer, fault, because, evidence, notes }: Told): JournalEntry {
  const { mock, vendor, entry, request, session, startedAt, bends } = visit;
  const finder = new SecretFinder(strayCredentials(mock.vendors, request, Address.of(request.url)));
  const written = session.journal.entryOf(
    redactEntry(
      {
        id: visit.id,
        vendor,
        endpoint: entry?.task.endpoint.id,
        operation: "fetch-result",
        startedAt,
        endedAt: session.clock.now(),
        method: request.method,
        url: keptUrl(request.url, vendor, finder),
        headers: redactHeaders(request.headers),
        body: undefined,
        fields: undefined,
        answer,
        taskId: entry?.task.id,
        fault,
        because: because ?? (fault === undefined ? undefined : `${fault}.`),
        clause: undefined,
        evidence,
        applied: bends.applied,
        notes: notes && notes.length > 0 ? notes : undefined,
      },
      finder,
    ),
  );
  session.journal.append(written);
  mock.told?.(session, written);
  return written;
}

async function outcomeOf({ mock, vendor, request, url, entry, session, startedAt, bends }: Visit): Promise<Outcome> {
  const own = interceptVisit({ mock, vendor, session, request, task: entry?.task }, bends);
  if (own) return own;
  if (request.method !== "GET" && request.method !== "HEAD") {
    return { error: "denied", because: `the link was signed for a GET, and this is a ${request.method}` };
  }
  const verdict = bends.skip.has("link") ? { ok: true as const } : verifyLink(url, mock.linkKey(vendor), startedAt);
  if (!verdict.ok) return { error: verdict.kind, because: verdict.because };
  if (!entry) return missing("no task has a result under this path");
  try {
    const file = await renderedFile(entry, url.pathname, startedAt, { workshop: mock.workshop, request });
    return "error" in file ? file : { file: await bendPicture(file, bends.results) };
  } catch (error) {
    if (error instanceof CallerGoneError) throw error;
    mock.report(error);
    return { error: "internal", because: error instanceof Error ? error.message : String(error) };
  }
}

/** The picture a path leads to. A path that was never handed out leads nowhere, however well it is signed. */
async function renderedFile({ task, item, output }: ResultEntry, path: string, now: number, by: RenderFor) {
  if (now < task.endsAt) return missing("the task has not ended");
  const verdict = await task.verdict();
  if (!verdict.ok) return missing("the task failed");
  const format = verdict.plans[item]?.format;
  if (format === undefined || !path.endsWith(`.${format}`)) return missing(`the result is a ${format}`);
  const bytes = (await renderTask(task, verdict.plans, item, by))[output];
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
