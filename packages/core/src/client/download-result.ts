import type { AnyEndpoint } from "../contract/vendor.js";
import type { PictureFacts, PictureFormat } from "../contract/work.js";
import { CallAbortedError } from "../errors/call-aborted-error.js";
import { ConnectionError } from "../errors/connection-error.js";
import { LinkExpiredError } from "../errors/link-expired-error.js";
import { LinkRefusedError } from "../errors/link-refused-error.js";
import { ResultFileError } from "../errors/result-file-error.js";
import { TransportError } from "../errors/transport-error.js";
import { isLinkExpired, readLinkLife } from "../links/link-expiry.js";
import { repairLink } from "../links/repair-link.js";
import { spanInWords } from "../links/span-in-words.js";
import type { DownloadOptions } from "./call-options.js";
import { checkResultFile } from "./check-result-file.js";
import type { Engine } from "./engine.js";
import type { RawAnswer } from "./line.js";
import { refusalOfFile } from "./link-refusal.js";
import { isLasting } from "./never-left.js";
import { type Setback, waitBeforeRetry } from "./retry.js";
import { readRetryAfter } from "./retry-after.js";
import type { TaskHandle } from "./task-handle.js";

/** A result file, checked to be a whole picture. */
export interface Download {
  readonly bytes: Uint8Array;
  readonly facts: PictureFacts;
}

/** How long a file may take to come, in milliseconds. */
const fileMs = 120_000;

const formats: Readonly<Record<string, PictureFormat>> = {
  ...{ jpg: "jpg", jpeg: "jpg", png: "png", webp: "webp", tif: "tiff", tiff: "tiff", bmp: "bmp" },
};

/**
 * Fetches a result by its link, which is not trusted: no credential goes along, no redirect is followed, the size has an
 * end, and what comes has to be a whole picture of the format that the link names.
 *
 * @throws {LinkExpiredError} for a link past its life, before anything is asked where the link tells
 * @throws {LinkRefusedError} when its host refuses it
 * @throws {ResultFileError} when what comes is no such picture, or too large
 */
export async function downloadResult(
  engine: Engine,
  endpoint: AnyEndpoint,
  link: string,
  handle: TaskHandle | undefined,
  options: DownloadOptions,
): Promise<Download> {
  const of = { vendor: engine.vendor.id, endpoint: endpoint.id, operation: "fetch-result", handle } as const;
  const url = repairLink(link);
  if (!url) {
    const text = `${of.vendor}/${of.endpoint}: the link of the result is no http or https address.`;
    throw new LinkRefusedError(text, { ...of, httpStatus: undefined, retryable: false });
  }
  // Links have no need of a name and a password; what else they are good for is not tried out.
  url.username = "";
  url.password = "";
  const { clock, random } = engine;
  for (let attempts = 1; ; attempts++) {
    const life = readLinkLife(url);
    if (life && isLinkExpired(life, clock.now())) throw expired(of, life.expiresAt, clock.now());
    const got = await fetchOnce(engine, endpoint, url, of, options);
    if ("download" in got) return got.download;
    const waitMs = waitBeforeRetry("fetch-result", got.setback, attempts, random());
    if (waitMs === undefined) throw got.failure;
    await clock.sleepUntil(clock.now() + waitMs, options.signal ? { signal: options.signal } : {}).catch((error) => {
      throw options.signal?.aborted ? aborted(of, options.signal) : error;
    });
  }
}

type Of = {
  readonly vendor: string;
  readonly endpoint: string;
  readonly operation: "fetch-result";
  readonly handle: TaskHandle | undefined;
};

type Got =
  | { readonly download: Download }
  | {
      readonly setback: Setback;
      readonly failure: ConnectionError | LinkExpiredError | LinkRefusedError | ResultFileError;
    };

async function fetchOnce(
  engine: Engine,
  endpoint: AnyEndpoint,
  url: URL,
  of: Of,
  options: DownloadOptions,
): Promise<Got> {
  const mostBytes = options.mostBytes ?? engine.mostResultBytes;
  const parts = { method: "GET", url: url.href, headers: new Headers() } as const;
  let raw: RawAnswer;
  try {
    raw = await engine.line.send({
      ...{ endpoint, operation: "fetch-result", parts, limitMs: fileMs, mostBytes, signal: options.signal },
      ...(of.handle ? { taskId: of.handle.taskId } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw aborted(of, options.signal);
    if (!(error instanceof TransportError)) throw error;
    const text = `${of.vendor}/${of.endpoint}: no file from ${url.host}: ${error.message}.`;
    const failure = new ConnectionError(text, { ...of, retryable: true, charged: "no", cause: error });
    if (isLasting(error)) throw failure;
    return { setback: { kind: "unwell" }, failure };
  }
  if (raw.status === 200) return check(raw, url, of, mostBytes);
  const refusal = refusalOfFile(raw, url, engine.clock.now(), of, engine.secrets);
  if (raw.status >= 500 || raw.status === 429 || raw.status === 408) {
    const adviceMs = readRetryAfter(raw.headers, engine.clock.now());
    return { setback: { kind: "unwell", adviceMs }, failure: refusal };
  }
  throw refusal;
}

function check(raw: RawAnswer, url: URL, of: Of, mostBytes: number): Got {
  if (raw.tooLong) {
    const text = `${of.vendor}/${of.endpoint}: the result has more than ${mostBytes} bytes, and was given up; allow more if that is right.`;
    throw new ResultFileError(text, { ...of, fault: "too-large", retryable: false });
  }
  const ending = /\.([A-Za-z]{3,4})$/.exec(url.pathname)?.[1]?.toLowerCase() ?? "";
  try {
    const facts = checkResultFile(raw.bytes, "file", of, formats[ending]);
    return { download: { bytes: raw.bytes, facts } };
  } catch (failure) {
    // A file that broke off on its way may come whole the next time.
    if (failure instanceof ResultFileError && failure.fault === "cut-short")
      return { setback: { kind: "unwell" }, failure };
    throw failure;
  }
}

function expired(of: Of, expiredAt: number, now: number): LinkExpiredError {
  const how = of.handle
    ? "Ask for the task again by its handle: the answer has a new link, at no cost."
    : "Ask for its task again, if the vendor has tasks.";
  const text = `${of.vendor}/${of.endpoint}: the link of the result expired ${spanInWords(now - expiredAt)} ago, at ${new Date(expiredAt).toISOString()}. ${how}`;
  return new LinkExpiredError(text, { ...of, expiredAt });
}

function aborted(of: Of, { reason }: AbortSignal): CallAbortedError {
  const text = `${of.vendor}/${of.endpoint}: the download was given up; its link can be fetched again while it lives.`;
  return new CallAbortedError(text, { ...of, retryable: true, charged: "no", cause: reason });
}
