import { type AnyVendor, ManualClock, meitu, picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { FileStore } from "../files/file-store.js";
import { createRandom } from "../random.js";
import { SessionRegistry } from "./session-registry.js";

function registry(): SessionRegistry {
  return new SessionRegistry({
    defaults: { pace: "manual", edition: "documented", readings: {} },
    random: createRandom("registry"),
    clock: new ManualClock({ startAt: 0 }),
    files: new FileStore(),
    onlyIssued: false,
    vendors: [picwish, meitu],
  });
}

const vendor: AnyVendor = picwish;

describe("SessionRegistry", () => {
  it("finds the session of a credential again, and no other's", () => {
    const sessions = registry();
    const first = sessions.find(vendor, ["a"]);
    expect(sessions.find(vendor, ["a"])).toBe(first);
    expect(sessions.find(vendor, ["b"])).not.toBe(first);
    expect(sessions.find(vendor, ["a", ""])).not.toBe(first);
  });

  it("keeps every session that was asked for", () => {
    const sessions = registry();
    const first = sessions.issue({});
    for (let at = 0; at < 10_001; at++) sessions.issue({});
    expect(sessions.find(vendor, first.credentials.picwish ?? [])).toBe(first.session);
  });

  it("refuses a key that was handed out with another secret, until its session is gone", () => {
    const sessions = registry();
    const { session, credentials } = sessions.issue({});
    const [key = "", secret = ""] = credentials.meitu ?? [];
    expect(sessions.find(meitu, [key, secret])).toBe(session);
    expect(sessions.find(meitu, [key, `${secret}x`])).toBeUndefined();
    expect(sessions.find(meitu, ["another key", secret])).toBeDefined();
    sessions.remove(session);
    expect(sessions.find(meitu, [key, `${secret}x`])).toBeDefined();
  });

  it("keeps what is in use when there are more than it holds", () => {
    const sessions = registry();
    const { session, credentials } = sessions.issue({});
    const idle = sessions.find(vendor, ["idle"]);
    for (let at = 0; at < 10_000; at++) {
      sessions.find(vendor, [`passer-by ${at}`]);
      if (at % 1000 === 0) sessions.find(vendor, credentials.picwish ?? []);
    }
    expect(sessions.find(vendor, credentials.picwish ?? [])).toBe(session);
    expect(sessions.find(vendor, ["idle"])).not.toBe(idle);
  });

  it("finds a restored session by the credential that led to it before, and by the one it gets", () => {
    const sessions = registry();
    const met = sessions.find(vendor, ["my own key"]);
    if (!met) throw new Error("There is no session.");
    const saved = { id: met.id, options: met.options, random: met.random.save(), startsAt: 5, mark: sessions.mark };
    for (const others of [registry(), sessions]) {
      const { session, credentials, before } = others.restore({ ...saved, number: others.numberOf(met) });
      expect(before).toBe(others === sessions ? met : undefined);
      expect([session.id, session.clock.now()]).toEqual([met.id, 5]);
      expect(others.find(vendor, ["my own key"])).toBe(session);
      expect(others.find(vendor, credentials.picwish ?? [])).toBe(session);
      expect(others.find(vendor, ["another key"])).not.toBe(session);
    }
  });

  it("forgets a restored session that is removed before its credential comes again", () => {
    const sessions = registry();
    const met = sessions.find(vendor, ["my own key"]);
    if (!met) throw new Error("There is no session.");
    const saved = { id: met.id, options: met.options, random: met.random.save(), startsAt: 5, mark: sessions.mark };
    const { session } = sessions.restore({ ...saved, number: sessions.numberOf(met) });
    sessions.remove(session);
    expect(sessions.find(vendor, ["my own key"])).not.toBe(session);
  });

  it.each([
    ["my-invalid-key", false],
    ["gc-429.invalid", false],
    ["my-key.gc-invalid-url", true],
    ["my-key.gc-invalid-url.invalid", false],
  ])("takes the word for refusals in a key, but not within a trigger: %s", (key, isTaken) => {
    expect(registry().find(vendor, [key]) !== undefined).toBe(isTaken);
  });
});
