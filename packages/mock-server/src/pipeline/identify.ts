import { readCredential } from "@graycard/core";
import { calm } from "../faults/bends.js";
import type { MockCore } from "../mock-core.js";
import { readingsOf } from "../sessions/session-registry.js";
import type { Address } from "./address.js";
import type { Inbound } from "./inbound.js";
import { limitsUnder } from "./limits-under.js";
import { destinationOf } from "./routes.js";
import type { Turn } from "./turn.js";

/** Finds out whose request this is: the vendor it is meant for and the session of its credential. */
export function identify(mock: MockCore, request: Inbound, url: Address, path: string): Turn | undefined {
  const { vendor, matches } = destinationOf(mock.vendors, url, path, request.headers);
  if (!vendor) return undefined;
  const credential = readCredential(vendor.auth, url, request.headers);
  const found = credential.ok ? mock.sessions.find(vendor, credential.parts) : undefined;
  const session = found ?? mock.nobody;
  const match = matches.find((each) => each.method === request.method);
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
    bends: calm,
    readings,
    limits: limitsUnder(readings, vendor, match?.endpoint),
    endpoint: match?.endpoint,
    operation: match?.operation,
    task: undefined,
    taskId: match?.taskId,
    raw: {},
    bodyFacts: undefined,
    taken: undefined,
    values: {},
    triggers: undefined,
    unread: undefined,
    booking: undefined,
    warning: undefined,
    notes: undefined,
  };
}
