import { sniffFormat } from "@graycard/core";
import { Hono } from "hono";
import { contentTypeOf } from "./files/content-type.js";
import type { FileStore } from "./files/file-store.js";
import { serveResult, vendorOfResultPath } from "./files/serve-result.js";
import type { MockCore } from "./mock-core.js";
import type { Answer } from "./pipeline/answer.js";
import { CallerGoneError } from "./pipeline/caller-gone-error.js";
import type { Connection } from "./pipeline/connection.js";
import { identify } from "./pipeline/identify.js";
import type { Inbound } from "./pipeline/inbound.js";
import { collapseSlashes } from "./pipeline/routes.js";
import { runPipeline } from "./pipeline/run.js";
import { webConnection } from "./pipeline/web-connection.js";

/** The mock's own surface is apart from the vendors': everything under this prefix. */
export const controlPrefix = "/_graycard";

/** What a port hands to the app besides the web request, which stays unread then. */
export interface AppEnv {
  readonly Bindings: { readonly connection?: Connection };
}

/** Puts the mock's own pages, the result files and the vendors' surfaces side by side. */
export function createApp(mock: MockCore, files: FileStore): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(`${controlPrefix}/health`, (c) => c.json({ status: "ok", vendors: mock.vendors.map(({ id }) => id) }));
  app.get(`${controlPrefix}/files/:name`, async (c) => {
    const bytes = await files.read(c.req.param("name"));
    // Only pictures are shown, and no list: a folder may hold more than its owner thinks of.
    const format = bytes ? sniffFormat(bytes) : undefined;
    if (!bytes || !format) return c.json({ error: "There is no picture of this name." }, 404);
    const type = contentTypeOf(format);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { "content-type": type });
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
  const path = collapseSlashes(new URL(request.url).pathname);
  const readsFile = request.method === "GET" || request.method === "HEAD";
  const owner = readsFile ? vendorOfResultPath(mock.vendors, path) : undefined;
  if (owner && mock.results.find(path)) return serveResult(mock, owner, request);
  const turn = identify(mock, request);
  if (turn && (turn.endpoint || !owner)) return runPipeline(turn);
  if (owner) return serveResult(mock, owner, request);
  const nothing = { error: `No vendor of this mock has ${request.method} ${path}.`, ...whatExists(mock) };
  return { status: 404, headers: { "content-type": "application/json" }, body: JSON.stringify(nothing) };
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
