import { ManualClock, picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { InconclusiveError } from "./errors/inconclusive-error.js";
import { passTime } from "./pass-time.js";
import type { Subject } from "./subject.js";
import { mockSubject } from "./testing/mock-subject.js";

function patient(patienceMs?: number): Subject {
  const { advance: _, ...plain } = mockSubject(picwish);
  return { ...plain, ...(patienceMs === undefined ? {} : { patienceMs }) };
}

describe("time passes for a subject", () => {
  it("at once where its clock can be moved", async () => {
    const subject = mockSubject(picwish);
    const before = subject.clock.now();
    await passTime(subject, 5000);
    expect(subject.clock.now() - before).toBe(5000);
  });

  it("by waiting, as far as the run may wait", async () => {
    const clock = new ManualClock({ startAt: 0 });
    const waiting = passTime({ ...patient(5000), clock }, 5000);
    await clock.advance(5000);
    await expect(waiting).resolves.toBeUndefined();
    expect(clock.now()).toBe(5000);
  });

  it.each([[undefined], [0], [4999]])(
    "not at all with a patience of %s, and says which it takes",
    async (patienceMs) => {
      const failed = passTime(patient(patienceMs), 4999.5);
      await expect(failed).rejects.toThrow(InconclusiveError);
      await expect(failed).rejects.toThrow("--patience 5000 waits for it");
    },
  );
});
