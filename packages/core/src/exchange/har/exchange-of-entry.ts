import type { AnyVendor } from "../../contract/vendor.js";
import type { BodyFactsOptions } from "../body-facts.js";
import type { BodyFacts, Exchange } from "../exchange.js";
import type { Recognised, Recogniser } from "../recognise.js";
import { redactHeaders, redactUrl } from "../redact.js";
import { whyNoAnswer } from "../why-no-answer.js";
import { type AnswerBody, answerBody, lostAnswer } from "./answer-body.js";
import { ownExchange, redactFacts } from "./own-exchange.js";
import { requestBody } from "./request-body.js";
import type { SeenEntry } from "./seen-entry.js";

interface EntryOptions extends BodyFactsOptions {
  readonly vendors: readonly AnyVendor[];
}

/** The exchange that an entry is, redacted; undefined when it is for none of the vendors. */
export function exchangeOf(entry: SeenEntry, recogniser: Recogniser, options: EntryOptions): Exchange | undefined {
  const own = ownExchange(entry.own);
  const known = (own && recogniseOwn(own, options.vendors)) ?? recogniser.recognise(entry);
  if (!known) return undefined;
  return own ? again(own, entry, known, recogniser) : first(entry, known, recogniser, options);
}

/** What an exchange of `toHar` says of itself, as far as the vendors have such. */
function recogniseOwn({ vendor: id, endpoint: name, operation }: Exchange, vendors: readonly AnyVendor[]) {
  const vendor = vendors.find((each) => each.id === id);
  if (!vendor) return undefined;
  const endpoint = Object.values(vendor.endpoints).find((each) => each.id === name);
  return { vendor, ...(endpoint ? { endpoint } : {}), ...(operation ? { operation } : {}) };
}

/** An exchange as it is read for the first time. */
function first(entry: SeenEntry, known: Recognised, recogniser: Recogniser, options: EntryOptions): Exchange {
  const { vendor } = known;
  const { answer } = entry;
  const sent = requestBody(entry, known, options);
  const got: AnswerBody = answer ? answerBody(answer, known, options) : {};
  const notes = [...sent.notes, ...(got.isLost ? [lostAnswer] : [])];
  const taskId = answer && got.json !== undefined ? recogniser.learn(known, answer.status, got.json) : known.taskId;
  if (answer?.redirect) recogniser.redirected(known, absolute(answer.redirect, entry.url));
  return {
    ...headOf(entry, known, taskId),
    request: {
      method: entry.method.toUpperCase(),
      url: shortUrl(redactUrl(entry.url, vendor)),
      headers: shortHeaders(redactHeaders(entry.headerList)),
      ...(sent.body ? { body: sent.body } : {}),
    },
    ...(answer
      ? {
          response: {
            status: answer.status,
            headers: shortHeaders(redactHeaders(answer.headerList)),
            ...(got.body ? { body: got.body } : {}),
          },
        }
      : { fault: whyNoAnswer(entry.error) }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** An exchange that was redacted once, by whoever wrote it: it is redacted again. */
function again(own: Exchange, entry: SeenEntry, known: Recognised, recogniser: Recogniser): Exchange {
  const { vendor } = known;
  const { request, response } = own;
  const told =
    response?.body?.json === undefined ? undefined : recogniser.learn(known, response.status, response.body.json);
  const message = (body: BodyFacts | undefined) => (body ? { body: redactFacts(body, vendor) } : {});
  const seen = recogniser.recognise({ method: request.method, url: request.url, headers: entry.headers });
  const taskId = told ?? seen?.taskId ?? (own.taskId !== undefined && uuid.test(own.taskId) ? own.taskId : undefined);
  return {
    ...headOf(entry, known, taskId),
    ...(uuid.test(own.id) ? { id: own.id } : {}),
    // A date in a HAR has whole milliseconds.
    ...(Math.abs(own.startedAt - entry.startedAt) < 1 ? { startedAt: own.startedAt } : {}),
    request: {
      method: entry.method.toUpperCase(),
      url: shortUrl(redactUrl(request.url, vendor)),
      headers: shortHeaders(redactHeaders(Object.entries(request.headers))),
      ...message(request.body),
    },
    ...(response
      ? {
          response: {
            status: response.status,
            headers: shortHeaders(redactHeaders(Object.entries(response.headers))),
            ...message(response.body),
          },
        }
      : { fault: whyNoAnswer(own.fault) }),
    // Prose is left out, but for what this reader wrote itself.
    ...(own.notes?.includes(lostAnswer) ? { notes: [lostAnswer] } : {}),
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function headOf(entry: SeenEntry, { vendor, endpoint, operation }: Recognised, taskId: string | undefined) {
  return {
    id: `entry-${entry.index + 1}`,
    vendor: vendor.id,
    ...(endpoint ? { endpoint: endpoint.id } : {}),
    ...(operation ? { operation } : {}),
    ...(taskId === undefined ? {} : { taskId }),
    startedAt: entry.startedAt,
    durationMs: entry.durationMs,
  };
}

function absolute(target: string, from: string): string {
  return URL.canParse(target, from) ? new URL(target, from).href : target;
}

/** More than any address or header of these vendors has. */
const longestUrl = 4096;
const longestHeader = 256;

function shortUrl(url: string): string {
  return url.length <= longestUrl ? url : `${url.slice(0, longestUrl)}… (${url.length} characters)`;
}

function shortHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.length <= longestHeader ? value : `${value.slice(0, longestHeader)}… (${value.length} characters)`,
    ]),
  );
}
