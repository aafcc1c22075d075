import type { AnyVendor } from "../contract/vendor.js";
import type { TransportError } from "../errors/transport-error.js";
import type { BodyFacts, Exchange, UploadFacts } from "../exchange/exchange.js";
import { redactHeaders, redactJson, redactUrl } from "../exchange/redact.js";
import { probePicture } from "../picture/probe-picture.js";
import { hear } from "./heard.js";
import type { Call, RawAnswer } from "./line.js";
import { lookAt, type PictureFile } from "./picture-input.js";
import type { Platform } from "./platform.js";

/** What came of a call. */
export interface ExchangeNotes {
  /** Milliseconds since the epoch, both. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answer: RawAnswer | undefined;
  readonly failure: TransportError | undefined;
}

/** Writes a call down as an exchange: no credential, no picture, no text that no contract knows. */
export async function noteExchange(
  vendor: AnyVendor,
  platform: Platform,
  id: string,
  call: Call,
  { startedAt, endedAt, answer, failure }: ExchangeNotes,
): Promise<Exchange> {
  const { parts, endpoint, operation } = call;
  const heard =
    answer && operation !== "fetch-result" ? hear(vendor, answer.status, answer.headers, answer.bytes) : undefined;
  const reading = heard?.reading;
  const taskId = call.taskId ?? (reading && "taskId" in reading ? reading.taskId : undefined);
  const body = call.fields && (await fieldFacts(vendor, platform, call.fields));
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
      ...(body ? { body } : {}),
    },
    ...(answer
      ? {
          response: {
            status: answer.status,
            headers: redactHeaders(answer.headers),
            body: answerFacts(vendor, answer, heard?.json),
          },
        }
      : {}),
    ...(failure ? { fault: failure.message } : {}),
    ...(taskId === undefined ? {} : { taskId }),
  };
}

async function fieldFacts(
  vendor: AnyVendor,
  platform: Platform,
  fields: Readonly<Record<string, unknown>>,
): Promise<BodyFacts> {
  const kept: Record<string, unknown> = {};
  let bytes = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (isFile(value)) kept[name] = await uploadFacts(platform, value);
    else Object.assign(kept, redactJson({ [name]: value }, vendor));
    bytes += isFile(value) ? value.blob.size : String(value).length;
  }
  return { bytes, fields: kept };
}

function isFile(value: unknown): value is PictureFile {
  return typeof value === "object" && value !== null && "blob" in value && value.blob instanceof Blob;
}

async function uploadFacts(platform: Platform, file: PictureFile): Promise<UploadFacts> {
  const look = await lookAt(file);
  const ending = /\.[A-Za-z]{1,5}$/.exec(file.fileName)?.[0];
  return {
    bytes: file.blob.size,
    sha256: await platform.sha256(file.blob),
    ...(file.format ? { format: file.format } : {}),
    ...(look.ok ? { picture: look.facts } : {}),
    ...(ending === undefined ? {} : { fileName: `[withheld]${ending}` }),
  };
}

function answerFacts(vendor: AnyVendor, { bytes, headers }: RawAnswer, json: unknown): BodyFacts {
  const mediaType = headers.get("content-type");
  const probe = json === undefined ? probePicture(bytes) : undefined;
  return {
    bytes: bytes.byteLength,
    ...(mediaType === null ? {} : { mediaType }),
    ...(json === undefined ? {} : { json: redactJson(json, vendor) }),
    ...(probe?.ok ? { picture: probe.facts } : {}),
  };
}
