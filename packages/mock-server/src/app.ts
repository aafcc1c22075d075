import { Hono } from "hono";
import type { Control } from "./control/control.js";
import { controlPrefix } from "./control/prefix.js";
import { serveResult, vendorOfResultPath } from "./files/serve-result.js";
import type { MockCore } from "./mock-core.js";
import { Address } from "./pipeline/address.js";
import type { Answer } from "./pipeline/answer.js";
import { CallerGoneError } from "./pipeline/caller-gone-error.js";
import type { Connection } from "./pipeline/connection.js";
import { identify } from "./pipeline/identify.js";
import type { Inbound } from "./pipeline/inbound.js";
import { answerMiss } from "./pipeline/miss.js";
import { collapseSlashes } from "./pipeline/routes.js";
import { runPipeline } from "./pipeline/run.js";
import { webConnection } from "./pipeline/web-connection.js";

/** What a port hands to the app besides the web request, which stays unread then. */
export interface AppEnv {
  readonly Bindings: { readonly connection?: Connection };
}

/** Puts the mock's own pages, the result files and the vendors' surfaces side by side. */
export function createApp(mock: MockCore, control: Control): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.all(`${controlPrefix}/*`, async (c) => {
    const connection = c.env?.connection ?? webConnection(c.req.raw);
    return connection.send(await control.answer(connection.inbound));
  });
  app.get("/", (c) => c.json(whatExists(mock)));
  app.all("*", async (c) => {
    const connection = c.env?.connection ?? webConnection(c.req.raw);
    return connection.send(await answer(mock, connection.inbound));
  });
  app.onError((error, c) => {
    // A caller that went away is nobody's mistake, and reads no answer.
    if (error instanceof CallerGoneError) throw error;
    mock.report(error);
    return c.json({ error: "The mock made a mistake; it told its operator which." }, 500);
  });
  return app;
}

async function answer(mock: MockCore, request: Inbound): Promise<Answer> {
  const url = new Address(request.url);
  const path = collapseSlashes(url.pathname);
  const readsFile = request.method === "GET" || request.method === "HEAD";
  const owner = readsFile ? vendorOfResultPath(mock.vendors, path) : undefined;
  if (owner && mock.results.find(path)) return serveResult(mock, owner, request);
  const turn = identify(mock, request, url, path);
  if (turn && (turn.endpoint || !owner)) return runPipeline(turn);
  if (owner) return serveResult(mock, owner, request);
  return answerMiss(mock, request, path, whatExists(mock));
}

/** A page for whoever looks at the mock with a browser or asks it for something it does not have. */
function whatExists(mock: MockCore) {
  return {
    graycard: "A mock of paid image APIs: no picture leaves this machine and nothing is charged.",
    endpoints: mock.vendors.flatMap((vendor) =>
      Object.values(vendor.endpoints).map(
        ({ routes }) => `${routes.submit.method} ${routes.submit.path} (${vendor.id})`,
      ),
    ),
  };
}
