import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { Booking } from "../ledger/booking.js";
import { noteDelivery } from "../ledger/note-fate.js";
import { discFile } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";
import type { Answer } from "./answer.js";
import { nodeConnection } from "./node-connection.js";
import { Outbox } from "./outbox.js";
import { PushedRequest } from "./pushed-request.js";

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** Answers one request over a port, and says whether its bytes were lost once the connection has ended. */
async function outcomeOf(body: Uint8Array, read: (response: IncomingMessage) => void): Promise<string> {
  const server = createServer({ IncomingMessage: PushedRequest });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const outcome = new Promise<string>((resolve) => {
    server.once("request", (incoming, outgoing) => {
      const answer: Answer = { status: 200, headers: {}, body, onLost: () => resolve("lost") };
      const mistake = (error: unknown) => {
        throw error;
      };
      const around = { url: "http://mock.test/", outbox: new Outbox(), mistake, silenceMs: 1000 };
      nodeConnection(incoming, outgoing, around).send(answer);
      // Behind whoever else listens for the end.
      outgoing.once("close", () => resolve("sent"));
    });
  });
  get({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" }, read);
  return outcome;
}

describe("an answer", () => {
  it("is known to be lost when its caller leaves before all of it went out", async () => {
    // More than the system takes off our hands.
    const large = new Uint8Array(64 * 1024 ** 2);
    expect(await outcomeOf(large, (response) => response.once("data", () => response.destroy()))).toBe("lost");
  });

  it("is not lost when all of it went out", async () => {
    expect(await outcomeOf(new Uint8Array(100), (response) => response.resume())).toBe("sent");
  });
});

describe("a delivery that was lost", () => {
  it("is taken back, and one that followed is not", async () => {
    const { caller, session } = testSession();
    await caller.picwish("scale", { image_file: await discFile(), type: "clean" });
    const fate = () => session.ledger.entries()[0]?.fate;
    const booking = bookingOf(session.ledger);
    const takeBack = noteDelivery(booking, 1);
    expect(fate()).toBe("delivered");
    expect(noteDelivery(booking, 2)).toBeUndefined();
    takeBack?.();
    expect(fate()).toBe("open");
    noteDelivery(booking, 3);
    expect(fate()).toBe("delivered");
  });
});

/** What stands behind the first entry of a session's ledger. */
function bookingOf(ledger: object): Booking {
  const [{ taskId = "" } = {}] = (ledger as { entries(): readonly { taskId: string }[] }).entries();
  const booking = (ledger as { of(taskId: string): unknown }).of(taskId);
  if (!(booking instanceof Booking)) throw new Error("There is no booking.");
  return booking;
}
