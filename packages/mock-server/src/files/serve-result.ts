import { type AnyVendor, type Exchange, redactHeaders, redactUrl } from "@graycard/core";
import { noBends, type ResultBend } from "../faults/bends.js";
import { type OssError, ossErrorResponse } from "../links/oss-error.js";
import { verifyLink } from "../links/verify-link.js";
import { bendPicture } from "../media/bend-picture.js";
import { renderTask } from "../media/render-task.js";
import type { MockCore, ResultEntry } from "../mock-core.js";
import { contentTypeOf } from "../pipeline/respond.js";
import { collapseSlashes } from "../pipeline/routes.js";

/** The vendor whose result files live where this path leads, if any. */
export function vendorOfResultPath(vendors: readonly AnyVendor[], path: string): AnyVendor | undefined {
  return vendors.find((vendor) => resultFolders(vendor).some((folder) => path.startsWith(folder)));
}

function resultFolders(vendor: AnyVendor): readonly string[] {
  return Object.values(vendor.endpoints).flatMap(({ results }) =>
    results.map(({ path }) => path("", 0, "jpg").replace(/[^/]*$/, "")),
  );
}

/**
 * Serves a result file under its signed link, rendered now. What is refused is refused as the object store does,
 * and the journal says exactly why.
 */
export async function serveResult(mock: MockCore, vendor: AnyVendor, request: Request): Promise<Response> {
  const url = new URL(request.url);
  url.pathname = collapseSlashes(url.pathname);
  const entry = mock.result(url.pathname);
  const session = entry?.session ?? mock.nobody;
  session.activity.enter();
  try {
    const startedAt = session.clock.now();
    const bends = noBends();
    mock.faults.bend(bends, entry?.task.endpoint.id, "fetch-result");
    session.faults.bend(bends, entry?.task.endpoint.id, "fetch-result");
    const verdict = bends.skip.has("link") ? { ok: true as const } : verifyLink(url, mock.linkKey(vendor), startedAt);
    const refuse = (error: OssError, fault: string) => ({ error, fault });
    const refusal = !verdict.ok
      ? refuse(verdict.kind, verdict.because)
      : entry
        ? undefined
        : refuse("missing", "no task has a result under this path");
    const id = mock.nextId();
    const response = refusal
      ? await ossErrorResponse(refusal.error, url.host, id.replaceAll("-", "").slice(0, 24).toUpperCase())
      : await fileResponse(mock, entry, url.pathname, bends.results);
    session.journal.add(exchangeOf({ id, vendor, entry, request, response, startedAt, fault: refusal?.fault }));
    return response;
  } finally {
    session.activity.leave();
  }
}

async function fileResponse(
  mock: MockCore,
  entry: ResultEntry | undefined,
  path: string,
  bends: readonly ResultBend[],
): Promise<Response> {
  const verdict = await entry?.task.verdict();
  const format = entry && verdict?.ok ? verdict.plans[entry.item]?.format : undefined;
  // A path of the other format was never handed out, however well it is signed.
  if (!entry || !verdict?.ok || !format || !path.endsWith(`.${format}`)) {
    return ossErrorResponse("missing", "", mock.nextId().replaceAll("-", "").slice(0, 24).toUpperCase());
  }
  const rendered = await renderTask(entry.task, verdict.plans, entry.item);
  const bytes = rendered[entry.output];
  if (!bytes) return ossErrorResponse("missing", "", mock.nextId().replaceAll("-", "").slice(0, 24).toUpperCase());
  const bent = await bendPicture({ bytes, format }, bends);
  return new Response(bent.body as Uint8Array<ArrayBuffer>, {
    status: bent.status,
    headers: { "content-type": bent.contentType ?? contentTypeOf(bent.format), "cache-control": "no-store" },
  });
}

function exchangeOf(input: {
  readonly id: string;
  readonly vendor: AnyVendor;
  readonly entry: ResultEntry | undefined;
  readonly request: Request;
  readonly response: Response;
  readonly startedAt: number;
  readonly fault: string | undefined;
}): Exchange {
  const { id, vendor, entry, request, response, startedAt, fault } = input;
  return {
    id,
    vendor: vendor.id,
    ...(entry ? { endpoint: entry.task.endpoint.id } : {}),
    operation: "fetch-result",
    startedAt,
    durationMs: 0,
    request: { method: request.method, url: redactUrl(request.url, vendor), headers: redactHeaders(request.headers) },
    response: { status: response.status, headers: redactHeaders(response.headers) },
    ...(fault === undefined ? {} : { fault }),
  };
}
