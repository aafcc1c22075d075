import { ManualClock, picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { FileStore } from "../files/file-store.js";
import { createRandom } from "../random.js";
import { Caller } from "../testing/caller.js";
import { testMock, testSession } from "../testing/test-mock.js";
import { MockVerificationError } from "./mock-verification-error.js";
import { SessionRegistry } from "./session-registry.js";

const refusal = { fault: "refuse", with: { fault: "internal" } } as const;

function problemsOf(act: () => void) {
  try {
    act();
  } catch (error) {
    if (error instanceof MockVerificationError)
      return error.problems.map(({ session, error: { code } }) => [session, code]);
    throw error;
  }
  return [];
}

describe("verifying a mock", () => {
  it("finds nothing wrong with one in which nothing was planned", async () => {
    const { mock, caller } = testSession();
    await caller.picwish("scale", {});
    expect(problemsOf(() => mock.verify())).toEqual([]);
  });

  it("fails for a fault for every session that no session met, which no session's own verification does", async () => {
    const { mock, session, caller } = testSession();
    mock.faults.script([{ ...refusal, endpoint: "inpaint" }]);
    await caller.picwish("scale", {});
    expect(() => session.verify()).not.toThrow();
    expect(problemsOf(() => mock.verify())).toEqual([[undefined, "GC_SESSION_UNUSED_FAULTS"]]);
    expect(() => mock.verify()).toThrow(
      /^every session: GC_SESSION_UNUSED_FAULTS: 1 planned fault was not used up:\n.*inpaint.*never applied\nWhat came instead:\n {2}1 x submit picwish\/scale/,
    );
  });

  it("is content when some session met it", async () => {
    const { mock, caller } = testSession();
    mock.faults.script([refusal]);
    await caller.picwish("scale", {});
    expect(problemsOf(() => mock.verify())).toEqual([]);
  });

  it("finds what sessions must not end with, those that were asked for and those that came along", async () => {
    const { mock } = testMock({ journalBytes: 1 });
    const [calm, planned] = [mock.session({ journalBytes: 1e6 }), mock.session({ journalBytes: 1e6 })];
    planned.faults.script([refusal]);
    const stranger = new Caller(mock.fetch, { picwish: ["a key that came along"] });
    for (let call = 0; call < 2; call++) await stranger.picwish("scale", {});
    const [, , met] = mock.sessions();
    expect(() => calm.verify()).not.toThrow();
    expect(problemsOf(() => mock.verify())).toEqual([
      [planned.id, "GC_SESSION_UNUSED_FAULTS"],
      [met?.id, "GC_SESSION_EVIDENCE_LOST"],
    ]);
  });

  it("looks at what was nobody's, too", async () => {
    const { mock } = testMock({ journalBytes: 1 });
    for (let call = 0; call < 2; call++) await mock.fetch("http://mock.test/nowhere");
    expect(problemsOf(() => mock.verify())).toEqual([["nobody", "GC_SESSION_EVIDENCE_LOST"]]);
  });

  it("demands what it is told to, and refuses a demand that is none", async () => {
    const { mock, caller } = testSession();
    await caller.picwish(
      "scale",
      { image_url: "https://files.test/portrait.jpg", type: "clean", sync: 0 },
      { encoding: "form" },
    );
    expect(problemsOf(() => mock.verify())).toEqual([]);
    expect(problemsOf(() => mock.verify({ waste: "none" })).map(([, code]) => code)).toEqual(["GC_SESSION_WASTE"]);
    expect(() => mock.verify({ wast: "none" } as never)).toThrow(RangeError);
  });

  it("does not take the sessions that are left for all there were", () => {
    const [clock, random, files] = [new ManualClock({ startAt: 0 }), createRandom("r"), new FileStore()];
    const defaults = { pace: "instant", edition: "documented", readings: {} } as const;
    const sessions = new SessionRegistry({
      defaults,
      random,
      clock,
      files,
      onlyIssued: false,
      vendors: [picwish],
      mostMet: 2,
    });
    for (const key of ["a", "b", "c", "a"]) sessions.find(picwish, [key]);
    expect(sessions.forgotten).toBe(2);
    const { mock } = testMock();
    expect(() => mock.verify()).not.toThrow();
  });

  it("is asked for over HTTP as well", async () => {
    const { mock, session } = testSession();
    mock.faults.script([refusal]);
    session.faults.script([refusal]);
    const verify = (body: unknown) =>
      mock.fetch("http://127.0.0.1/_graycard/verify", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const found = await (await verify({})).json();
    expect(found).toMatchObject({
      ok: false,
      problems: [{ code: "GC_SESSION_UNUSED_FAULTS" }, { session: session.id }],
    });
    expect(found.problems[0]).not.toHaveProperty("session");
    mock.faults.clear();
    session.faults.clear();
    expect(await (await verify({ waste: "none" })).json()).toEqual({ ok: true, problems: [] });
    expect((await verify({ wast: "none" })).status).toBe(400);
  });
});
