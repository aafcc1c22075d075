import type { HttpBindings } from "@hono/node-server";
import type { MockApp } from "./app.js";
import type { Answer } from "./pipeline/answer.js";
import { forgetWords, type NodeAround, nodeConnection, type Outgoing } from "./pipeline/node-connection.js";
import type { PushedRequest } from "./pipeline/pushed-request.js";

type Listener = (incoming: PushedRequest, outgoing: Outgoing) => unknown;

type Around = Pick<NodeAround, "outbox" | "silenceMs">;

/**
 * Answers any request of a port, as a web request. What turns one into the other is loaded with the first of them: it
 * takes longer than all the rest of a start, and clients of vendors never need it.
 */
export function webListener(app: MockApp, around: Around): Listener {
  let loaded: Promise<Listener> | undefined;
  return async (incoming, outgoing) => {
    loaded ??= load(app, around);
    const listener = await loaded;
    try {
      if (!outgoing.destroyed) await listener(incoming, outgoing);
    } finally {
      forgetWords(incoming);
    }
  };
}

/** Hosts that look like names are passed on unread: `1.2.3.4.5`, which no address can have, and `127.1`. */
const unaddressable: Answer = { status: 400, headers: {}, body: "" };

async function load({ fetch, mistake }: MockApp, around: Around): Promise<Listener> {
  const [{ getRequestListener }, { RESPONSE_ALREADY_SENT: alreadySent }] = await Promise.all([
    import("@hono/node-server"),
    import("@hono/node-server/utils/response"),
  ]);
  // The process keeps its own Request and Response: a mock in a test must not change them for everybody.
  const settings = { overrideGlobalObjects: false, autoCleanupIncoming: false };
  return getRequestListener((request, bindings) => {
    const { incoming, outgoing } = bindings as HttpBindings;
    const isAddress = URL.canParse(request.url);
    const url = isAddress ? new URL(request.url).href : request.url;
    const { inbound, send } = nodeConnection(incoming as PushedRequest, outgoing as Outgoing, {
      ...around,
      url,
      mistake,
    });
    const sent = async (answer: Answer) => {
      await send(answer);
      return alreadySent;
    };
    return isAddress ? fetch(request, { connection: { inbound, send: sent } }) : sent(unaddressable);
  }, settings);
}
