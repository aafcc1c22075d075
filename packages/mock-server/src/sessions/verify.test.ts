import { GraycardError } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { UnusedFaultsError } from "../faults/unused-faults-error.js";
import { testSession } from "../testing/test-mock.js";
import type { Session } from "./session.js";
import { SessionVerificationError } from "./session-verification-error.js";
import { verifySession } from "./verify.js";

function thrown(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("verifying a session", () => {
  it("finds nothing wrong with one in which nothing was planned", async () => {
    const { session, caller } = testSession();
    await caller.picwish("scale", {});
    expect(() => session.verify()).not.toThrow();
  });

  it("finds nothing wrong with one whose faults were used up", async () => {
    const { session, caller } = testSession();
    session.faults.script([{ fault: "refuse", with: { fault: "internal" } }]);
    await caller.picwish("scale", {});
    expect(() => session.verify()).not.toThrow();
  });

  it("names every fault that was not used up, and what came instead", async () => {
    const { session, caller } = testSession();
    session.faults.script([
      { fault: "refuse", with: { fault: "rate-limited" }, operation: "poll", times: 2 },
      { fault: "task-outcome", with: { code: -7 }, endpoint: "inpaint" },
    ]);
    await caller.poll("scale", "x");
    for (let call = 0; call < 3; call++) await caller.picwish("scale", {});
    const error = thrown(() => session.verify());
    expect(error).toBeInstanceOf(UnusedFaultsError);
    expect(error).toMatchObject({ code: "GC_SESSION_UNUSED_FAULTS", unused: [{ used: 1 }, { used: 0 }] });
    expect((error as Error).message.split("\n")).toEqual([
      "2 planned faults were not used up:",
      '  {"fault":"refuse","with":{"fault":"rate-limited"},"operation":"poll","times":2}: applied once',
      '  {"fault":"task-outcome","with":{"code":-7},"endpoint":"inpaint"}: never applied',
      "What came instead:",
      "  3 x submit picwish/scale, answered with 400",
      "  1 x poll picwish/scale, answered with 429",
      "Send the requests that the plans wait for, or plan for those that come.",
    ]);
  });

  it("says so when nothing came at all", () => {
    const { session } = testSession();
    session.faults.script([{ fault: "stuck-task" }]);
    expect(() => session.verify()).toThrow(
      /^1 planned fault was not used up:\n.*stuck-task.*\nWhat came instead:\n {2}nothing\n/,
    );
  });

  it("gathers what several checks found", () => {
    class Odd extends GraycardError {
      readonly code = "GC_TEST_ODD";
    }
    const session = {} as Session;
    const odd = (message: string) => () => new Odd(message);
    expect(thrown(() => verifySession(session, [odd("one")]))).toBeInstanceOf(Odd);
    const error = thrown(() => verifySession(session, [odd("one"), () => undefined, odd("two")]));
    expect(error).toBeInstanceOf(SessionVerificationError);
    expect(error).toMatchObject({
      code: "GC_SESSION_VERIFICATION",
      message: "GC_TEST_ODD: one\nGC_TEST_ODD: two",
      problems: [{ message: "one" }, { message: "two" }],
    });
  });
});
