import type { Control } from "./control/control.js";
import { controlPrefix } from "./control/prefix.js";
import type { MockCore } from "./mock-core.js";
import { Address } from "./pipeline/address.js";
import type { Answer } from "./pipeline/answer.js";
import { CallerGoneError } from "./pipeline/caller-gone-error.js";
import { createSurface, type Surface, whatExists } from "./surface.js";
import { type WebEnv, webRoutes } from "./web-routes.js";

/** All that a mock answers. */
export interface MockApp {
  /** A web request. */
  fetch(request: Request, env?: WebEnv["Bindings"]): Response | Promise<Response>;
  /** Any request; never rejects but for a caller that went away. */
  readonly answer: Surface;
  /** Tells the operator of a mistake of the mock's own, and gives what its caller is told. */
  mistake(error: unknown): Answer;
}

/** Puts the mock's own pages and the vendors' surfaces side by side. */
export function createApp(mock: MockCore, control: Control): MockApp {
  const vendors = createSurface(mock);
  const surfaceFor = (path: string, method: string): Surface => {
    if (path === "/" && (method === "GET" || method === "HEAD")) return () => index(mock);
    return path === controlPrefix || path.startsWith(`${controlPrefix}/`) ? control.answer : vendors;
  };
  const answer: Surface = (request) => {
    try {
      const { pathname } = request.address ?? Address.of(request.url);
      const given = surfaceFor(pathname, request.method)(request);
      return given instanceof Promise ? given.catch((error) => mistake(mock, error)) : given;
    } catch (error) {
      return mistake(mock, error);
    }
  };
  return { answer, fetch: webRoutes(answer).fetch, mistake: (error) => mistake(mock, error) };
}

/** For whoever looks at the mock with a browser. */
function index(mock: MockCore): Answer {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(whatExists(mock)) };
}

/** A caller that went away is nobody's mistake, and reads no answer; anything else is ours. */
function mistake(mock: MockCore, error: unknown): Answer {
  if (error instanceof CallerGoneError) throw error;
  mock.report(error);
  const body = JSON.stringify({ error: "The mock made a mistake; it told its operator which." });
  return { status: 500, headers: { "content-type": "application/json" }, body };
}
