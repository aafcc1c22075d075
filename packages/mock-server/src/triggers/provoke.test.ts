import { type AnyVendor, meitu, picwish, type Situation, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { listTriggers } from "./index.js";
import { provoke } from "./provoke.js";

const situations: readonly Situation[] = [
  ...(["queued", "preparing", "waiting", "processing"] as const).map((state) => ({ kind: "running", state }) as const),
  ...(["processing", "result-upload", "timeout"] as const).map((reason) => ({ kind: "failed", reason }) as const),
  ...(["too-large", "internal"] as const).map((fault) => ({ kind: "refused", fault }) as const),
  { kind: "overtime" },
];

describe("what provokes a situation", () => {
  it.each(vendors.map((vendor: AnyVendor) => [vendor.id, vendor] as const))(
    "is a header with a word that %s knows, or nothing",
    (_, vendor) => {
      const listed = listTriggers([vendor]);
      for (const situation of situations) {
        const word = provoke(situation, vendor)?.["x-graycard-trigger"];
        if (word === undefined) continue;
        const trigger = listed.find((each) => each.word === word);
        expect(trigger?.plans(vendor), word).toBeDefined();
      }
    },
  );

  it("is nothing where a vendor has no such state, limit or number", () => {
    expect(provoke({ kind: "running", state: "queued" }, meitu)).toBeUndefined();
    expect(provoke({ kind: "overtime" }, meitu)).toBeUndefined();
    expect(provoke({ kind: "refused", fault: "quota-spent" }, picwish)).toBeUndefined();
  });

  it("names a number by the reason it stands for", () => {
    expect(provoke({ kind: "failed", reason: "result-upload" }, picwish)).toEqual({
      "x-graycard-trigger": "gc-state-2",
    });
    expect(provoke({ kind: "failed", reason: "processing" }, meitu)).toEqual({
      "x-graycard-trigger": "gc-code-20001",
    });
  });
});
