import { systemClock } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { dataOf } from "../testing/caller.js";
import { doors, enterBy } from "../testing/doors.js";
import { outcomeOfCall } from "../testing/outcome-of-call.js";
import { discFile } from "../testing/pictures.js";
import { testStart } from "../testing/test-mock.js";

const submit = async () => ({ image_file: await discFile(), type: "clean" });

describe.each(doors)("slow-body, %s", (door) => {
  it("sends an answer at so many bytes per second", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 10 } }]);
    const { bytes, status, error } = await outcomeOfCall(caller.submit("picwish", "scale", await submit()));
    expect([status, error]).toEqual([200, undefined]);
    expect(session.clock.now()).toBe(testStart + (bytes ?? 0) * 100);
    expect(session.journal.exchanges()[0]?.notes).toEqual(["the answer was sent at 10 bytes per second"]);
  });

  it("sends a result at so many bytes per second, and it is whole", async () => {
    const { caller, session } = await enterBy(door);
    const { image } = await caller.finish("scale", await submit());
    const whole = await caller.download(image);
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 500 }, operation: "fetch-result" }]);
    const before = session.clock.now();
    const slow = await caller.download(image);
    expect(slow.bytes).toEqual(whole.bytes);
    expect(session.clock.now() - before).toBe(whole.bytes.byteLength * 2);
  });

  it("reads an upload at so many bytes per second, before anything is done with it", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 1000, direction: "upload" } }]);
    const { task_id } = dataOf(await caller.picwish("scale", await submit()));
    const [exchange] = session.journal.exchanges();
    const took = exchange?.request.body?.bytes ?? 0;
    expect(took).toBeGreaterThan(1000);
    expect(exchange?.notes).toEqual(["the upload was read at 1000 bytes per second"]);
    expect(session.clock.now()).toBe(testStart + took);
    expect(dataOf(await caller.poll("scale", task_id)).created_at).toBe(Math.floor((testStart + took) / 1000));
  });

  it("is slow in both directions", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 1000, direction: "both" } }]);
    const { bytes = 0 } = await outcomeOfCall(caller.submit("picwish", "scale", await submit()));
    const up = session.journal.exchanges()[0]?.request.body?.bytes ?? 0;
    expect(session.clock.now()).toBe(testStart + up + bytes);
  });

  it("ends as time is moved on", async () => {
    const { caller, session } = await enterBy(door, { pace: "manual", qps: "off" });
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 1000, direction: "upload" } }]);
    const fields = await submit();
    const answer = caller.picwish("scale", fields);
    while (session.faults.unused().length > 0) await nextTurn();
    await session.advance(500);
    expect(session.journal.exchanges()).toEqual([]);
    expect((await session.passUntil(answer)).status).toBe(200);
    expect(session.clock.now()).toBeGreaterThan(testStart + fields.image_file.byteLength);
  });

  it("takes real time where time is real", async () => {
    const { caller, session } = await enterBy(door, { pace: "realtime", clock: systemClock });
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 2000 } }]);
    const before = systemClock.now();
    const { bytes = 0 } = await outcomeOfCall(caller.send("picwish", "/api/tasks/visual/scale/nothing"));
    // Timers may be a millisecond early.
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(bytes / 2 - 2);
    expect(bytes).toBeGreaterThan(20);
  });
});

describe("slow-body", () => {
  it("that is slow to read is given up by its caller as any other", async () => {
    const { caller, session, reports } = await enterBy("in this process", { pace: "manual" });
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 1, direction: "upload" } }]);
    const going = new AbortController();
    const outcome = caller
      .picwish("scale", await submit(), { signal: going.signal })
      .catch((reason: unknown) => reason);
    await session.advance(1000);
    going.abort("enough");
    expect(await outcome).toBe("enough");
    expect(session.journal.exchanges()).toMatchObject([
      { fault: "the caller went away while its upload was read slowly", request: { body: { bytes: 1 } } },
    ]);
    expect(reports).toEqual([]);
  });

  it.each([{ bytesPerSecond: 0 }, { bytesPerSecond: 5, direction: "down" }, {}])(
    "does not take %j",
    async (parameters) => {
      const { session } = await enterBy("in this process");
      expect(() => session.faults.script([{ fault: "slow-body", with: parameters }])).toThrow("slow-body");
    },
  );

  it("has no upload to read slowly in a poll", async () => {
    const { session } = await enterBy("in this process");
    const plan = { fault: "slow-body", with: { bytesPerSecond: 5, direction: "upload" }, operation: "poll" } as const;
    expect(() => session.faults.script([plan])).toThrow('"slow-body" does nothing to poll');
  });
});
