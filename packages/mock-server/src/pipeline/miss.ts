import { redactHeaders, SecretFinder } from "@graycard/core";
import { withBecause } from "../explain/because-header.js";
import { explainMiss, shownPath } from "../explain/explain-miss.js";
import { redactEntry } from "../journal/redact-entry.js";
import { keptUrl } from "../journal/request-facts.js";
import { strayCredentials } from "../journal/stray-credentials.js";
import type { MockCore } from "../mock-core.js";
import { Address } from "./address.js";
import type { Answer } from "./answer.js";
import type { Inbound } from "./inbound.js";
import { withDate } from "./with-date.js";

/** Answers a request that is not near to anything of any vendor, in the mock's own words, and writes it down. */
export function answerMiss(mock: MockCore, request: Inbound, path: string, whatExists: object): Answer {
  const { nobody } = mock;
  const because = explainMiss({ mock, path, request });
  const body = JSON.stringify({
    error: `No vendor of this mock has ${request.method} ${shownPath(path)}.`,
    ...whatExists,
  });
  const answer = { status: 404, headers: { "content-type": "application/json" }, body };
  const now = nobody.clock.now();
  const finder = new SecretFinder(strayCredentials(mock.vendors, request, Address.of(request.url)));
  const entry = nobody.journal.entryOf(
    redactEntry(
      {
        id: nobody.nextExchangeId(),
        vendor: undefined,
        endpoint: undefined,
        operation: undefined,
        startedAt: now,
        endedAt: now,
        method: request.method,
        url: keptUrl(request.url, undefined, finder),
        headers: redactHeaders(request.headers),
        body: undefined,
        fields: undefined,
        answer,
        taskId: undefined,
        fault: "no vendor has anything near this address",
        because,
        clause: undefined,
        evidence: undefined,
        notes: undefined,
      },
      finder,
    ),
  );
  nobody.journal.append(entry);
  mock.told?.(nobody, entry);
  return withDate(withBecause(answer, { because: entry.because ?? because }, request), mock, nobody);
}
