import { type HttpHandler, http } from "msw";
import type { Mock } from "../mock.js";

/** What MSW handlers answer besides the real hosts of the vendors. */
export interface GraycardHandlersOptions {
  /** Further hosts that requests for the vendors go to, such as those of a proxy: `images.example`, without a port. */
  readonly hosts?: readonly string[];
}

/**
 * Request handlers for MSW 2 and 3 that let a mock answer at the vendors' real hosts, over http and https: every path,
 * so that a wrong one gets the vendor's own 404 and nothing ever reaches a vendor. Result links are written with the
 * host that was called, so they lead here, too.
 *
 * @example
 * const mock = createMock({ pace: "instant" });
 * const server = setupServer(...graycardHandlers(mock));
 * server.listen({ onUnhandledRequest: "error" });
 */
export function graycardHandlers(mock: Mock, { hosts = [] }: GraycardHandlersOptions = {}): HttpHandler[] {
  const own = mock.publicUrl === undefined ? [] : [new URL(mock.publicUrl).hostname];
  const all = [...mock.vendors.flatMap((vendor) => vendor.hosts), ...own, ...hosts];
  return [...new Set(all)].map((host) => http.all(anyPathOf(host), ({ request }) => answer(mock, request)));
}

/** A pattern in text would match only one scheme, and no port. */
function anyPathOf(host: string): RegExp {
  return new RegExp(`^https?://${host.replace(/[.[\]]/g, "\\$&")}(:\\d+)?(/|$)`, "i");
}

async function answer(mock: Mock, request: Request): Promise<Response> {
  try {
    return await mock.fetch(request);
  } catch (error) {
    // A lost connection is a lost connection here, too. A caller that gave up no longer listens.
    if (error instanceof TypeError || request.signal.aborted) return Response.error();
    throw error;
  }
}
