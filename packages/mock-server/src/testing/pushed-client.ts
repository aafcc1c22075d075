import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { PushedRequest } from "../pipeline/pushed-request.js";
import { SocketClient } from "./socket-client.js";

/** A bare server whose requests can be pushed, and a connection to it; both end with the test. */
export async function pushedClient(): Promise<{
  readonly server: Server<typeof PushedRequest>;
  readonly client: SocketClient;
}> {
  const server = createServer({ IncomingMessage: PushedRequest });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const client = await SocketClient.open((server.address() as AddressInfo).port);
  onTestFinished(() => {
    client.destroy();
    server.close();
    server.closeAllConnections();
  });
  return { server, client };
}
