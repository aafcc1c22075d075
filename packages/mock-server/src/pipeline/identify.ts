import { limitsInForce, readCredential } from "@graycard/core";
import { noBends } from "../faults/bends.js";
import type { MockCore } from "../mock-core.js";
import { readingsOf } from "../sessions/session-registry.js";
import type { Inbound } from "./inbound.js";
import { collapseSlashes, matchRoutes, vendorOfRequest } from "./routes.js";
import type { Turn } from "./turn.js";

/** Finds out whose request this is: the vendor it is meant for and the session of its credential. */
export function identify(mock: MockCore, request: Inbound): Turn | undefined {
  const url = new URL(request.url);
  const path = collapseSlashes(url.pathname);
  const vendor = vendorOfRequest(mock.vendors, url, path, request.headers);
  if (!vendor) return undefined;
  const credential = readCredential(vendor.auth, url, request.headers);
  const found = credential.ok ? mock.sessions.find(vendor, credential.parts) : undefined;
  const session = found ?? mock.nobody;
  const match = matchRoutes(vendor, path).find((each) => each.method === request.method);
  const readings = readingsOf(session, vendor);
  return {
    mock,
    request,
    url,
    path,
    id: session.nextExchangeId(),
    startedAt: session.clock.now(),
    vendor,
    credential,
    session,
    known: found !== undefined,
    bends: noBends(),
    readings,
    limits: limitsInForce(readings as never, vendor.limits, match?.endpoint.limits ?? {}),
    ...(match ? { endpoint: match.endpoint, operation: match.operation } : {}),
    ...(match?.taskId === undefined ? {} : { taskId: match.taskId }),
    raw: {},
    values: {},
  };
}
