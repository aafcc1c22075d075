import { serveResult, vendorOfResultPath } from "./files/serve-result.js";
import type { MockCore } from "./mock-core.js";
import { Address } from "./pipeline/address.js";
import type { Answer } from "./pipeline/answer.js";
import { identify } from "./pipeline/identify.js";
import type { Inbound } from "./pipeline/inbound.js";
import { answerMiss } from "./pipeline/miss.js";
import { collapseSlashes } from "./pipeline/routes.js";
import { runPipeline } from "./pipeline/run.js";

/** Answers requests as the vendors do; rejects with a `CallerGoneError` when there is nobody left to answer. */
export type Surface = (request: Inbound) => Answer | Promise<Answer>;

/** The vendors' surfaces and their result files: all but what the mock has of its own. */
export function createSurface(mock: MockCore): Surface {
  return (request) => {
    const url = request.address ?? Address.of(request.url);
    const path = collapseSlashes(url.pathname);
    const owner = vendorOfResultPath(mock.vendors, path);
    if (owner && mock.results.find(path)) return serveResult(mock, owner, request);
    const turn = identify(mock, request, url, path);
    // Whoever sends something to where no result is had something else in mind.
    const looksForFile = owner !== undefined && (request.method === "GET" || request.method === "HEAD");
    if (turn && (turn.endpoint || !looksForFile)) return runPipeline(turn);
    if (looksForFile) return serveResult(mock, owner, request);
    return answerMiss(mock, request, path, whatExists(mock));
  };
}

/** For whoever looks at the mock with a browser, or asks it for something it does not have. */
export function whatExists(mock: MockCore) {
  return {
    graycard: "A mock of paid image APIs: no picture leaves this machine and nothing is charged.",
    endpoints: mock.vendors.flatMap((vendor) =>
      Object.values(vendor.endpoints).map(
        ({ routes }) => `${routes.submit.method} ${routes.submit.path} (${vendor.id})`,
      ),
    ),
  };
}
