import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures, createMock, type Listening } from "@graycard/mock-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enlarge, type Settings } from "./client.js";

const mock = createMock({ pace: "instant", seed: "my tests" });
const picture = new Blob([await readFile(join(builtInPictures, "portrait.jpg"))]);
let server: Listening;

beforeAll(async () => {
  server = await mock.listen();
});
afterAll(() => mock.close());

/** A session of its own for every test: nothing that one test does is seen by another. */
function freshSession() {
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  const settings: Settings = { baseUrl: server.url, key, pause: async () => {} };
  return { session, settings };
}

describe("my client", () => {
  it("gets a link to a picture", async () => {
    const { settings } = freshSession();
    const file = await fetch(await enlarge(settings, picture));
    expect(file.headers.get("content-type")).toBe("image/jpeg");
  });

  it("says why the work failed", async () => {
    const { session, settings } = freshSession();
    session.faults.script([{ fault: "task-outcome", with: { code: -7 } }]);
    await expect(enlarge(settings, picture)).rejects.toThrow("failed with state -7");
    expect(session.faults.unused()).toEqual([]);
  });

  it("gives up when the third poll is refused, and does not submit again", async () => {
    const { session, settings } = freshSession();
    session.faults.script([{ fault: "refuse", with: { fault: "rate-limited" }, operation: "poll", after: 2 }]);
    await expect(enlarge(settings, picture)).rejects.toThrow("Refused with 429");
    const operations = session.journal.exchanges().map((exchange) => exchange.operation);
    expect(operations).toEqual(["submit", "poll", "poll", "poll"]);
  });

  it("is turned away with a wrong key", async () => {
    const { settings } = freshSession();
    await expect(enlarge({ ...settings, key: "an invalid key" }, picture)).rejects.toThrow("Refused with 401");
  });
});
