import { Hono } from "hono";
import type { Control } from "./control/control.js";
import { controlPrefix } from "./control/prefix.js";
import type { MockCore } from "./mock-core.js";
import type { Answer } from "./pipeline/answer.js";
import { CallerGoneError } from "./pipeline/caller-gone-error.js";
import type { Connection } from "./pipeline/connection.js";
import { webConnection } from "./pipeline/web-connection.js";
import { createSurface, type Surface, whatExists } from "./surface.js";

/** What a port hands to the app besides the web request, which stays unread then. */
export interface AppEnv {
  readonly Bindings: { readonly connection?: Connection };
}

/** All that a mock answers. */
export interface MockApp {
  /** Any request. */
  readonly fetch: Hono<AppEnv>["fetch"];
  /** A request that is for a vendor; never rejects but for a caller that went away. */
  readonly surface: Surface;
}

/** Puts the mock's own pages and the vendors' surfaces side by side. */
export function createApp(mock: MockCore, control: Control): MockApp {
  const vendors = createSurface(mock);
  const surface: Surface = (request) => {
    try {
      const answer = vendors(request);
      return answer instanceof Promise ? answer.catch((error) => mistake(mock, error)) : answer;
    } catch (error) {
      return mistake(mock, error);
    }
  };
  const app = new Hono<AppEnv>();
  app.all(`${controlPrefix}/*`, async (c) => {
    const connection = c.env?.connection ?? webConnection(c.req.raw);
    return connection.send(await control.answer(connection.inbound));
  });
  app.get("/", (c) => c.json(whatExists(mock)));
  app.all("*", async (c) => {
    const connection = c.env?.connection ?? webConnection(c.req.raw);
    return connection.send(await surface(connection.inbound));
  });
  app.onError((error) => {
    throw error;
  });
  return { fetch: app.fetch, surface };
}

/** A caller that went away is nobody's mistake, and reads no answer; anything else is ours. */
function mistake(mock: MockCore, error: unknown): Answer {
  if (error instanceof CallerGoneError) throw error;
  mock.report(error);
  const body = JSON.stringify({ error: "The mock made a mistake; it told its operator which." });
  return { status: 500, headers: { "content-type": "application/json" }, body };
}
