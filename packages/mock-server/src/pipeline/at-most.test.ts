import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { gate } from "../testing/gate.js";
import { atMost } from "./at-most.js";

describe("atMost", () => {
  it("does so much at once, in the order it came, whatever fails", async () => {
    const slots = atMost(2);
    const gates = [gate(), gate(), gate(), gate()];
    const begun: number[] = [];
    const all = gates.map(({ opened }, at) =>
      slots(async () => {
        begun.push(at);
        await opened;
        if (at === 0) throw new Error("failed");
        return at;
      }),
    );
    const ended = Promise.allSettled(all);
    await nextTurn();
    expect(begun).toEqual([0, 1]);
    gates[0]?.open();
    await nextTurn();
    expect(begun).toEqual([0, 1, 2]);
    for (const { open } of gates) open();
    expect((await ended).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
    expect(begun).toEqual([0, 1, 2, 3]);
  });
});
