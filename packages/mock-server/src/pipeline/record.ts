import { redactHeaders, SecretFinder } from "@graycard/core";
import { withBasis } from "../basis/basis-header.js";
import { type Evidence, evidenceOf } from "../basis/evidence.js";
import { withBecause } from "../explain/because-header.js";
import { explain, explainIgnored } from "../explain/explain.js";
import type { Explanation } from "../explain/explanation.js";
import type { EntryFacts, JournalEntry } from "../journal/journal-entry.js";
import { redactEntry } from "../journal/redact-entry.js";
import { keptFields, keptUrl } from "../journal/request-facts.js";
import { strayCredentials } from "../journal/stray-credentials.js";
import { noteFate } from "../ledger/note-fate.js";
import { seenOf, stoppedBecause } from "../wire/seen-of.js";
import type { Answer } from "./answer.js";
import type { Reply, Turn } from "./turn.js";
import { withDate } from "./with-date.js";

/**
 * Writes what happened into the session's journal and ledger, as facts: no picture and no credential is kept. Gives
 * the answer, with the explanation in a header where the caller asked for it.
 */
export function record(turn: Turn, reply: Reply, answer: Answer): Answer {
  const onLost = noteFate(turn, reply, answer);
  const why = explain(turn, reply);
  const stopped = stoppedBecause(answer);
  const fault = "because" in reply ? reply.because : stopped;
  const taskId = "task" in reply ? reply.task.id : plainTaskId(turn);
  const evidence = evidenceOf(turn, reply);
  const entry = entryOf(turn, { answer: seenOf(answer), why: why ?? whyStopped(stopped), evidence, fault, taskId });
  tell(turn, entry);
  const told = why ? withBecause(answer, { ...why, because: entry.because ?? why.because }, turn.request) : answer;
  const sent = withBasis(onLost ? { ...told, onLost } : told, entry, turn.request);
  return withDate(sent, turn.mock, turn.session);
}

function whyStopped(stopped: string | undefined): Explanation | undefined {
  return stopped === undefined ? undefined : { because: `${stopped}.` };
}

/** Writes down that a request was never answered, and why. */
export function recordUnanswered(turn: Turn, error: unknown): void {
  if (turn.booking) turn.booking.lost = true;
  const fault = error instanceof Error ? error.message : String(error);
  const why = { because: `${fault}.` };
  const taskId = turn.booking?.taskId;
  tell(turn, entryOf(turn, { answer: undefined, why, evidence: undefined, fault, taskId }));
}

interface Outcome {
  readonly answer: Answer | undefined;
  readonly why: Explanation | undefined;
  readonly evidence: Evidence | undefined;
  readonly fault: string | undefined;
  readonly taskId: string | undefined;
}

function entryOf(turn: Turn, { answer, why, evidence, fault, taskId }: Outcome): JournalEntry {
  const { request, session, vendor, credential, endpoint, bodyFacts } = turn;
  // Of a caller who is nobody, whatever could have been meant for a credential is one.
  const all = credential.ok ? credential.parts : strayCredentials(turn.mock.vendors, request, turn.url);
  const finder = new SecretFinder(all);
  const ignored = why ? none : explainIgnored(turn);
  const facts: EntryFacts = {
    id: turn.id,
    vendor,
    endpoint: endpoint?.id,
    operation: turn.operation,
    startedAt: turn.startedAt,
    endedAt: session.clock.now(),
    method: request.method,
    url: keptUrl(request.url, vendor, finder),
    headers: redactHeaders(request.headers),
    body: bodyFacts,
    fields: bodyFacts && endpoint ? keptFields(turn.raw, endpoint.fields, { vendor, finder }) : undefined,
    answer,
    taskId,
    fault,
    because: why?.because,
    clause: why?.clause,
    evidence,
    applied: turn.bends.applied,
    warning: turn.warning,
    notes: ignored.length > 0 ? [...(turn.notes ?? none), ...ignored] : turn.notes,
  };
  // What strayed is looked for in all of it at once.
  return session.journal.entryOf(redactEntry(facts, finder));
}

const none: readonly never[] = [];

/** An id that was asked for may be anything that fits into an address. */
function plainTaskId({ taskId }: Turn): string | undefined {
  return taskId !== undefined && plainId.test(taskId) ? taskId : undefined;
}

const plainId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function tell({ session, mock }: Turn, entry: JournalEntry): void {
  session.journal.append(entry);
  mock.told?.(session, entry);
}
