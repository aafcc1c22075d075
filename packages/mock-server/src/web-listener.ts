import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { MockApp } from "./app.js";
import type { Answer } from "./pipeline/answer.js";
import { nodeConnection } from "./pipeline/node-connection.js";
import type { Outbox } from "./pipeline/outbox.js";

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/**
 * Answers any request of a port, as a web request. What turns one into the other is loaded with the first of them: it
 * takes longer than all the rest of a start, and clients of vendors never need it.
 */
export function webListener(app: MockApp, outbox: Outbox): Listener {
  let loaded: Promise<Listener> | undefined;
  return async (incoming, outgoing) => {
    loaded ??= load(app, outbox);
    const listener = await loaded;
    if (!outgoing.destroyed) listener(incoming, outgoing);
  };
}

async function load(app: MockApp, outbox: Outbox): Promise<Listener> {
  const [{ getRequestListener }, { RESPONSE_ALREADY_SENT: alreadySent }] = await Promise.all([
    import("@hono/node-server"),
    import("@hono/node-server/utils/response"),
  ]);
  // The process keeps its own Request and Response: a mock in a test must not change them for everybody.
  const settings = { overrideGlobalObjects: false, autoCleanupIncoming: false };
  return getRequestListener((request, bindings) => {
    const { incoming, outgoing } = bindings as HttpBindings;
    // Hosts that look like names are passed on unread: `1.2.3.4.5`, which no address can have, and `127.1`.
    if (!URL.canParse(request.url)) return new Response(null, { status: 400 });
    const around = { url: new URL(request.url).href, outbox, mistake: app.mistake };
    const { inbound, send } = nodeConnection(incoming, outgoing, around);
    const sent = async (answer: Answer) => {
      await send(answer);
      return alreadySent;
    };
    return app.fetch(request, { connection: { inbound, send: sent } });
  }, settings);
}
