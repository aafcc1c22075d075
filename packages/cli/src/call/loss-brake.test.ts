import { describe, expect, it } from "vitest";
import { LossBrake } from "./loss-brake.js";

const lost = { status: "unknown", submitted: true, charged: "unknown", resumable: false } as const;
const unfetched = { status: "failed", submitted: true, charged: "yes", resumable: true } as const;
const done = { status: "done", submitted: true, charged: "yes", resumable: false } as const;

function reasons(...ends: readonly Parameters<LossBrake["note"]>[0][]): readonly string[] {
  const begun: string[] = [];
  const brake = new LossBrake((reason) => begun.push(reason));
  for (const end of ends) brake.note(end);
  return begun;
}

describe("a batch", () => {
  it("ends at the third loss without a success between", () => {
    expect(reasons(lost, lost)).toEqual([]);
    expect(reasons(lost, lost, lost)).toEqual(["unknown"]);
    expect(reasons(unfetched, unfetched, unfetched)).toEqual(["results"]);
    expect(reasons(lost, lost, done, lost, lost)).toEqual([]);
    expect(reasons(unfetched, unfetched, done, unfetched, unfetched)).toEqual([]);
  });

  it("does not end by what an earlier run lost, or by pictures that cost nothing", () => {
    const before = { ...lost, submitted: false };
    const free = { status: "failed", submitted: false, charged: "no", resumable: false } as const;
    expect(reasons(before, before, before, free, free, free)).toEqual([]);
  });
});
