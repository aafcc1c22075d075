import { type AnyVendor, resolveReadings, vendors } from "@graycard/core";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Caller, dataOf } from "../testing/caller.js";
import { judgeAnswer } from "../testing/judge-answer.js";
import { picture } from "../testing/pictures.js";
import { countedBody } from "../testing/streams.js";
import { testSession } from "../testing/test-mock.js";
import { type BrokenRequest, brokenRequest } from "./testing/broken-request.js";

const file = await picture(12, 10);

/** Small, so that what is hidden is not the cost of pictures. */
const runs = { documented: 500, observed: 250 } as const;

function* cut(body: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < body.byteLength; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield body.subarray(at, at + size);
    at += size;
  }
}

it.each(["documented", "observed"] as const)(
  "whatever becomes of a request on its way, its answer is one of the vendor's, and others are served on: %s",
  async (edition) => {
    // One mock for all: what one request leaves behind would show in the next.
    const { mock, session, reports } = testSession({ edition });
    session.files.put("a.jpg", file);
    const other = new Caller(mock.fetch, mock.session().credentials);
    const caller = new Caller(mock.fetch, session.credentials);
    const play = async ({ vendor, endpoint, method, query, headers, body, pieces }: BrokenRequest) => {
      const init = { method, headers: valid(headers), body: countedBody(cut(body, pieces)).stream };
      const response = await caller.send(vendor.id, `${endpoint.routes.submit.path}${query}`, init);
      const judged = { vendor, endpoint, readings: resolveReadings(vendor, edition, {}) as never };
      await judgeAnswer(response, judged);
      expect([200, 400, 404, 413]).toContain(response.status);
      expect(reports).toEqual([]);
      const health = dataOf(await other.picwish("scale", { image_url: "https://h/a.jpg", type: "clean" }));
      expect(health.task_id).toHaveLength(36);
    };
    await fc.assert(fc.asyncProperty(brokenRequest(vendors as readonly AnyVendor[], file), play), {
      numRuns: runs[edition],
      seed: 20260102,
    });
    expect(JSON.stringify(session.journal.exchanges())).not.toContain('"status":500');
  },
  30_000,
);

/** Those that a request can have at all: the runtime itself refuses the others. */
function valid(headers: BrokenRequest["headers"]): Headers {
  const kept = new Headers();
  for (const [name, value] of headers) {
    try {
      kept.append(name, value);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return kept;
}
