import type { AnyVendor } from "../contract/vendor.js";
import type { TransportError } from "../errors/transport-error.js";
import type { BodyFacts, Exchange, UploadFacts } from "../exchange/exchange.js";
import { redactHeaders, redactJson, redactUrl } from "../exchange/redact.js";
import { shownFileName } from "../exchange/shown-names.js";
import { whyNoAnswer } from "../exchange/why-no-answer.js";
import { probePicture } from "../picture/probe-picture.js";
import { hear } from "./heard.js";
import type { Call, LineOptions, RawAnswer } from "./line.js";
import { isFile, lookAt, type PictureFile } from "./picture-input.js";
import type { Platform } from "./platform.js";

/** What came of a call. */
export interface ExchangeNotes {
  /** Milliseconds since the epoch, both. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answer: RawAnswer | undefined;
  readonly failure: TransportError | undefined;
  /** The body of the request. */
  readonly sent: BodyFacts | undefined;
}

/** Writes a call down as an exchange: no credential, no picture, no text that no contract knows. */
export async function noteExchange(
  { vendor, platform }: Pick<LineOptions, "vendor" | "platform">,
  id: string,
  call: Call,
  { startedAt, endedAt, answer, failure, sent }: ExchangeNotes,
): Promise<Exchange> {
  const { parts, endpoint, operation } = call;
  const heard =
    answer && operation !== "fetch-result" ? hear(vendor, answer.status, answer.headers, answer.bytes) : undefined;
  const reading = heard?.reading;
  const taskId = call.taskId ?? (reading && "taskId" in reading ? reading.taskId : undefined);
  const response = answer && {
    status: answer.status,
    headers: redactHeaders(answer.headers),
    body: await answerFacts(vendor, platform, answer, heard?.json),
  };
  return {
    id,
    vendor: vendor.id,
    endpoint: endpoint.id,
    operation,
    startedAt,
    durationMs: endedAt - startedAt,
    request: {
      method: parts.method,
      url: redactUrl(parts.url, vendor),
      headers: redactHeaders(parts.headers),
      ...(sent ? { body: sent } : {}),
    },
    ...(response ? { response } : {}),
    ...(failure ? { fault: whyNoAnswer(failure.message) } : {}),
    ...(taskId === undefined ? {} : { taskId }),
  };
}

/** What was sent, as facts. Files are looked at while they are on their way. */
export async function sentFacts(
  { vendor, platform }: Pick<LineOptions, "vendor" | "platform">,
  { fields, parts }: Call,
): Promise<BodyFacts | undefined> {
  if (!fields) return undefined;
  const kept: Record<string, unknown> = {};
  let bytes = typeof parts.body === "string" ? new TextEncoder().encode(parts.body).length : 0;
  for (const [name, value] of Object.entries(fields)) {
    if (isFile(value)) kept[name] = await uploadFacts(platform, value);
    else Object.assign(kept, redactJson({ [name]: value }, vendor));
    // How long the frame around each part is, the transport alone knows.
    if (typeof parts.body !== "string") bytes += isFile(value) ? value.blob.size : String(value).length;
  }
  const mediaType = parts.headers.get("content-type")?.split(";")[0] ?? "multipart/form-data";
  return { bytes, mediaType, fields: kept };
}

async function uploadFacts(platform: Platform, file: PictureFile): Promise<UploadFacts> {
  const look = await lookAt(file);
  return {
    bytes: file.blob.size,
    sha256: await platform.sha256(file.blob),
    ...(file.format ? { format: file.format } : {}),
    ...(look.ok ? { picture: look.facts } : {}),
    fileName: shownFileName(file.fileName),
  };
}

async function answerFacts(
  vendor: AnyVendor,
  platform: Platform,
  { bytes, headers }: RawAnswer,
  json: unknown,
): Promise<BodyFacts> {
  const mediaType = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const probe = json === undefined ? probePicture(bytes) : undefined;
  const sha256 = probe?.ok ? await platform.sha256(new Blob([bytes as Uint8Array<ArrayBuffer>])) : undefined;
  return {
    bytes: bytes.byteLength,
    ...(mediaType ? { mediaType } : {}),
    ...(json === undefined ? {} : { json: redactJson(json, vendor) }),
    ...(probe?.ok && sha256 !== undefined ? { picture: probe.facts, sha256 } : {}),
  };
}
