import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures, createMock, type Listening } from "@graycard/mock-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enlarge, type Settings } from "./client.js";

const mock = createMock({ pace: "instant", seed: "broken lines" });
const picture = new Blob([await readFile(join(builtInPictures, "portrait.jpg"))]);
let server: Listening;

beforeAll(async () => {
  server = await mock.listen();
});
afterAll(() => mock.close());

function freshSession() {
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  const settings: Settings = { baseUrl: server.url, key, pause: async () => {} };
  return { session, settings };
}

describe("my client", () => {
  it("does not pay twice when the answer to a submit is lost", async () => {
    const { session, settings } = freshSession();
    session.faults.script([{ fault: "lost-response", with: { at: "before-headers" } }]);
    await expect(enlarge(settings, picture)).rejects.toThrow("fetch failed");
    expect(session.journal.exchanges()).toMatchObject([{ operation: "submit", faults: ["lost-response"] }]);
    expect(session.ledger.entries()).toMatchObject([{ fate: "orphaned", charged: true }]);
  });

  it("hears that its upload did not arrive, and nothing was charged", async () => {
    const { session, settings } = freshSession();
    session.faults.script([{ fault: "upload-fault", with: { atByte: 10_000, by: "close" } }]);
    await expect(enlarge(settings, picture)).rejects.toThrow("fetch failed");
    expect(session.ledger.entries()).toEqual([]);
  });

  it("does not take a part of a picture for all of it", async () => {
    const { session, settings } = freshSession();
    session.faults.script([{ fault: "truncated-body", operation: "fetch-result" }]);
    const file = await fetch(await enlarge(settings, picture));
    await expect(file.arrayBuffer()).rejects.toThrow("terminated");
    expect(session.faults.unused()).toEqual([]);
  });

  it("gives up on an answer that does not come", async () => {
    const { session, settings } = freshSession();
    session.faults.script([{ fault: "hang", operation: "fetch-result" }]);
    const link = await enlarge(settings, picture);
    await expect(fetch(link, { signal: AbortSignal.timeout(50) })).rejects.toThrow("timeout");
  });
});

it("is slow on the clock of its session", async () => {
  const { session, settings } = freshSession();
  session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 1000 }, operation: "fetch-result" }]);
  const link = await enlarge(settings, picture);
  const before = session.clock.now();
  const file = await (await fetch(link)).arrayBuffer();
  expect(session.clock.now() - before).toBeGreaterThanOrEqual(file.byteLength);
});
