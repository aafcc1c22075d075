import { meitu, picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { InconclusiveError } from "../errors/inconclusive-error.js";
import { RunStoppedError } from "../errors/run-stopped-error.js";
import type { ReceiptEvent } from "./receipt.js";
import { type Departure, SpendGuard, type SpendGuardOptions } from "./spend-guard.js";

const scale: Departure = {
  vendor: picwish,
  endpoint: picwish.endpoints.scale,
  operation: "submit",
  scenario: "picwish/scale/task/some",
};
const clock = { now: () => Date.UTC(2026, 0, 1) };

function guardWith(options: Partial<SpendGuardOptions> = {}) {
  const events: ReceiptEvent[] = [];
  const guard = new SpendGuard({ clock, receipt: (event) => events.push(event), ...options });
  return { guard, events };
}

const accepted = (taskId: string) => ({ by: "answer", taskId }) as const;

describe("a spend guard", () => {
  it("lets exactly as many requests leave as may, of any kind", async () => {
    const { guard } = guardWith({ maxCalls: 2 });
    await guard.admit({ ...scale, operation: "poll" });
    await guard.admit({ ...scale, operation: "fetch-result" });
    await expect(guard.admit({ ...scale, operation: "poll" })).rejects.toThrow(/--max-calls 2 is reached/);
    expect(guard.stopped?.by).toBe("budget");
  });

  it("takes the price along before a submit leaves, and gives it back when it was free", async () => {
    const { guard } = guardWith({ maxCredits: 3 });
    const first = await guard.admit(scale);
    first.leaves();
    let second: unknown;
    const waiting = guard.admit(scale).then((ticket) => {
      second = ticket;
    });
    await Promise.resolve();
    // Two are on their way, and a third credit is too few for another: it depends on the first answer.
    expect(second).toBeUndefined();
    first.settle("free");
    await waiting;
    expect(second).toBeDefined();
    expect(guard.stopped).toBeUndefined();
  });

  it("stops when what was paid leaves too little, and not before", async () => {
    const { guard } = guardWith({ maxCredits: 5 });
    for (const id of ["a", "b"]) {
      const ticket = await guard.admit(scale);
      ticket.leaves();
      ticket.settle(accepted(id));
    }
    await expect(guard.admit(scale)).rejects.toThrow("1 of --max-credits 5 are left");
    await expect(guard.admit({ ...scale, operation: "poll" })).rejects.toThrow(RunStoppedError);
    expect(guard.receipt.map(({ taskId }) => taskId)).toEqual(["a", "b"]);
  });

  it("counts a submit without an answer as paid", async () => {
    const { guard } = guardWith({ maxCredits: 2 });
    const ticket = await guard.admit(scale);
    ticket.leaves();
    ticket.settle("unknown");
    await expect(guard.admit(scale)).rejects.toThrow(/0 of --max-credits 2/);
    expect(guard.receipt).toEqual([expect.objectContaining({ outcome: "unknown", credits: 2 })]);
  });

  it("writes down each submit before it leaves, and what came of it", async () => {
    const { guard, events } = guardWith();
    const paid = await guard.admit(scale);
    expect(events).toEqual([]);
    paid.leaves();
    expect(events.map(({ event, number }) => [event, number])).toEqual([["leaves", 1]]);
    paid.settle(accepted("t-1"));
    const free = await guard.admit(scale);
    free.leaves();
    free.settle("free");
    expect(events.map(({ event, number }) => [event, number])).toEqual([
      ["leaves", 1],
      ["paid", 1],
      ["leaves", 2],
      ["free", 2],
    ]);
  });

  it("lets a submit that cannot be written down not leave", async () => {
    const { guard } = guardWith({
      receipt: () => {
        throw new Error("the disk is full");
      },
    });
    const ticket = await guard.admit(scale);
    expect(() => ticket.leaves()).toThrow(/receipt cannot be written \(the disk is full\)/);
    ticket.settle("free");
    expect(guard.stopped?.reason).toMatch(/the disk is full/);
  });

  it("holds no cap on credits over a submit without a price, and takes one that is named", async () => {
    const restore = { ...scale, vendor: meitu, endpoint: meitu.endpoints.aiquality };
    await expect(guardWith({ maxCredits: 9 }).guard.admit(restore)).rejects.toThrow(InconclusiveError);
    await expect(guardWith().guard.admit(restore)).resolves.toBeDefined();
    const { guard } = guardWith({ maxCredits: 9, prices: { "meitu/aiquality": 10 } });
    await expect(guard.admit(restore)).rejects.toThrow("a submit for 10 credits may not leave");
  });

  it("lets what it gave leave to go when a budget ends, and nothing when it is interrupted", async () => {
    const { guard } = guardWith({ maxCalls: 1 });
    const ticket = await guard.admit(scale);
    await expect(guard.admit(scale)).rejects.toThrow(RunStoppedError);
    expect(guard.signal.aborted).toBe(false);
    ticket.leaves();
    ticket.settle(accepted("t-1"));
    expect(guard.signal.aborted).toBe(true);
    const other = guardWith().guard;
    const held = await other.admit(scale);
    other.stop({ by: "interrupt", reason: "Enough." });
    expect(() => held.leaves()).toThrow("Enough.");
    expect(other.signal.aborted).toBe(true);
  });

  it("wakes whoever waits for room when it is stopped", async () => {
    const { guard } = guardWith({ maxCredits: 3 });
    (await guard.admit(scale)).leaves();
    const waiting = guard.admit(scale);
    guard.stop({ by: "interrupt", reason: "Enough." });
    await expect(waiting).rejects.toThrow("Enough.");
  });
});
