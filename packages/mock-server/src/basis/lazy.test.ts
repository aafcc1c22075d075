import { type AnyVendor, picwish } from "@graycard/core";
import { beforeAll, describe, expect, it } from "vitest";
import { explainHeader } from "../explain/because-header.js";
import { dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

let image: Uint8Array;
beforeAll(async () => {
  image = await discFile();
});

/** A vendor that notes when somebody looks up one of its clauses, without which no basis can be told. */
function watched(): { readonly vendor: AnyVendor; readonly looks: () => number } {
  let looks = 0;
  const clauses = new Proxy(picwish.clauses, {
    get(target, id) {
      looks++;
      return Reflect.get(target, id);
    },
  });
  return { vendor: { ...picwish, clauses }, looks: () => looks };
}

describe("a basis", () => {
  it("is not worked out before somebody looks at the exchange, and then once", async () => {
    const { vendor, looks } = watched();
    const { caller, session } = testSession({ vendors: [vendor], strict: "documented" });
    const { task_id } = dataOf(await caller.picwish("scale", { image_file: image, type: "clean" }));
    for (let polls = 0; polls < 5; polls++) await caller.poll("scale", task_id);
    await caller.picwish("scale", {});
    expect([session.journal.count(), session.journal.count({ problem: true }), looks()]).toEqual([7, 1, 0]);
    expect(session.journal.exchanges({ operation: "poll" })).toHaveLength(5);
    const afterPolls = looks();
    expect(afterPolls).toBeGreaterThan(0);
    session.journal.exchanges({ operation: "poll" });
    expect(looks()).toBe(afterPolls);
    expect(() => session.verify()).toThrow(/sync\.absent/);
    expect(looks()).toBeGreaterThan(afterPolls);
  });

  it("is worked out once for all polls that are alike", async () => {
    const { caller, session } = testSession();
    const { task_id } = dataOf(await caller.picwish("scale", { image_file: image, type: "clean" }));
    for (let polls = 0; polls < 5; polls++) await caller.poll("scale", task_id);
    const polls = session.journal.exchanges({ operation: "poll" }).map(({ basis }) => basis);
    expect([new Set(polls).size, polls[3] === polls[4]]).toEqual([4, true]);
  });

  it("is worked out at once for whoever asks to be told", async () => {
    const { vendor, looks } = watched();
    const { caller } = testSession({ vendors: [vendor] });
    await caller.picwish("scale", {});
    expect(looks()).toBe(0);
    await caller.picwish("scale", {}, { headers: { [explainHeader]: "1" } });
    expect(looks()).toBeGreaterThan(0);
  });
});
