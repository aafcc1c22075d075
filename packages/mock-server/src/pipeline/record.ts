import {
  type BodyFacts,
  type Exchange,
  isAbsent,
  redactHeaders,
  redactJson,
  redactUrl,
  sniffFormat,
} from "@graycard/core";
import type { Reply, Turn } from "./turn.js";

/** Writes what happened into the session's journal, as facts: no picture and no credential is kept. */
export async function record(turn: Turn, reply: Reply, response: Response): Promise<void> {
  const { request, session, vendor } = turn;
  const requestBody = factsOfRequest(turn);
  const responseBody = await factsOfResponse(turn, response.clone());
  const exchange: Exchange = {
    id: turn.id,
    vendor: vendor.id,
    ...(turn.endpoint ? { endpoint: turn.endpoint.id } : {}),
    ...(turn.operation ? { operation: turn.operation } : {}),
    startedAt: turn.startedAt,
    durationMs: session.clock.now() - turn.startedAt,
    request: {
      method: request.method,
      url: redactUrl(request.url, vendor),
      headers: redactHeaders(request.headers),
      ...(requestBody ? { body: requestBody } : {}),
    },
    response: { status: response.status, headers: redactHeaders(response.headers), body: responseBody },
    ...(reply.kind === "refused" ? { fault: reply.because } : {}),
  };
  session.journal.add(exchange);
}

function factsOfRequest(turn: Turn): BodyFacts | undefined {
  if (!turn.bodyFacts) return undefined;
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(turn.raw)) {
    if (isUpload(value)) {
      fields[name] = { bytes: value.bytes.byteLength, format: sniffFormat(value.bytes), fileName: value.fileName };
    } else if (!isAbsent(value)) fields[name] = value;
  }
  return { ...turn.bodyFacts, fields: redactJson(fields, turn.vendor) as Record<string, unknown> };
}

function isUpload(value: unknown): value is { readonly bytes: Uint8Array; readonly fileName?: string } {
  return typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;
}

async function factsOfResponse(turn: Turn, response: Response): Promise<BodyFacts> {
  const mediaType = response.headers.get("content-type")?.split(";")[0];
  const bytes = new Uint8Array(await response.arrayBuffer());
  const facts = { bytes: bytes.byteLength, ...(mediaType ? { mediaType } : {}) };
  if (mediaType !== "application/json") return facts;
  try {
    return { ...facts, json: redactJson(JSON.parse(new TextDecoder().decode(bytes)), turn.vendor) };
  } catch {
    return facts;
  }
}
