import { vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { createRandom } from "../random.js";
import { Caller } from "../testing/caller.js";
import { testMock, testSession } from "../testing/test-mock.js";
import { noBends } from "./bends.js";
import { Chaos, type ChaosOptions, type ChaosPoint } from "./chaos.js";
import { chaosPool } from "./chaos-pool.js";
import { prepareFault } from "./scripted-fault.js";

const refusing = [{ fault: "refuse", with: { fault: "internal" } }] as const;

function chaos(options: Partial<ChaosOptions>, seed = "seed"): Chaos {
  return new Chaos({ rate: 1, faults: refusing, ...options }, createRandom(seed), vendors);
}

const poll = (taskId: string): ChaosPoint => ({ vendor: "picwish", endpoint: "scale", operation: "poll", taskId });

/** Whether each of so many requests is met. */
function met(subject: Chaos, point: ChaosPoint, count: number): boolean[] {
  return Array.from({ length: count }, () => subject.strike(noBends(), point) !== undefined);
}

describe("chaos", () => {
  it("spares every third request of a series at the latest, unless told otherwise", () => {
    expect(met(chaos({}), poll("a"), 7)).toEqual([true, true, false, true, true, false, true]);
    expect(met(chaos({ successBy: 2 }), poll("a"), 4)).toEqual([true, false, true, false]);
    expect(met(chaos({ successBy: 1 }), poll("a"), 3)).toEqual([false, false, false]);
  });

  it("keeps to its budget", () => {
    expect(met(chaos({ budget: 3, successBy: 100 }), poll("a"), 5)).toEqual([true, true, true, false, false]);
  });

  it("meets about as many requests as its rate says", () => {
    const share =
      met(chaos({ rate: 0.3, budget: 1e6, successBy: 1000 }), poll("a"), 3000).filter(Boolean).length / 3000;
    expect(share).toBeGreaterThan(0.26);
    expect(share).toBeLessThan(0.34);
  });

  it("is the same for the same seed, and another for another", () => {
    const play = (seed: string) => met(chaos({ rate: 0.5 }, seed), poll("a"), 40);
    expect(play("one")).toEqual(play("one"));
    expect(play("one")).not.toEqual(play("two"));
  });

  it("does the same to a task whatever happens beside it", () => {
    const alone = chaos({ rate: 0.5 });
    const beside = chaos({ rate: 0.5 });
    const first = met(alone, poll("a"), 20);
    const second = Array.from({ length: 20 }, () => {
      met(beside, poll("b"), 3);
      return met(beside, poll("a"), 1)[0];
    });
    expect(second).toEqual(first);
  });

  it("leaves alone what none of its faults acts on", () => {
    const faults = [{ fault: "bad-result", with: { status: 503 }, operation: "fetch-result" }] as const;
    expect(met(chaos({ faults }), poll("a"), 2)).toEqual([false, false]);
  });

  it.each([{ rate: -0.1 }, { rate: 1.1 }, { rate: Number.NaN }, { budget: 0 }, { budget: 1.5 }, { successBy: 0 }])(
    "does not take %j",
    (options) => {
      expect(() => chaos(options)).toThrow(RangeError);
    },
  );

  it("plays faults that there are", () => {
    for (const plan of chaosPool) expect(() => prepareFault(plan, vendors)).not.toThrow();
    expect(() => chaos({ faults: [{ fault: "explode" }] })).toThrow(/no fault "explode"/);
  });
});

describe("chaos of a mock", () => {
  const fields = {};

  async function statuses(caller: Caller, count: number) {
    const found = [];
    for (let call = 0; call < count; call++) found.push((await caller.picwish("scale", fields)).status);
    return found;
  }

  it("is off unless asked for", async () => {
    expect(await statuses(testSession().caller, 4)).toEqual([400, 400, 400, 400]);
  });

  it("meets every session, and ends where a session says so", async () => {
    const { mock } = testMock({ chaos: { rate: 1, faults: refusing } });
    const wild = mock.session();
    const calm = mock.session({ chaos: { rate: 0 } });
    expect(await statuses(new Caller(mock.fetch, wild.credentials), 4)).toEqual([500, 500, 400, 500]);
    expect(await statuses(new Caller(mock.fetch, calm.credentials), 3)).toEqual([400, 400, 400]);
    expect(wild.journal.exchanges()[0]?.faults).toEqual(["refuse"]);
  });

  it("may be one session's alone", async () => {
    const { mock } = testMock();
    const session = mock.session({ chaos: { rate: 1, faults: refusing, budget: 1 } });
    expect(await statuses(new Caller(mock.fetch, session.credentials), 3)).toEqual([500, 400, 400]);
  });

  it("does not change the ids of tasks", async () => {
    const ids = [];
    for (const chaos of [undefined, { rate: 1, budget: 1, faults: refusing }]) {
      const { mock } = testMock(chaos ? { chaos } : {});
      const caller = new Caller(mock.fetch, mock.session().credentials);
      const submit = () => caller.picwish("scale", { image_url: "https://x.test/portrait.jpg", type: "clean" });
      if (chaos) await submit();
      ids.push((await submit()).body.data?.task_id);
    }
    expect(ids[0]).toBeDefined();
    expect(ids[0]).toBe(ids[1]);
  });

  it("leaves alone a request that somebody planned something for", async () => {
    const { mock } = testMock({ chaos: { rate: 1, faults: refusing, successBy: 100 } });
    const session = mock.session();
    session.faults.script([{ fault: "refuse", with: { fault: "rate-limited" } }]);
    expect(await statuses(new Caller(mock.fetch, session.credentials), 2)).toEqual([429, 500]);
  });

  it("is checked when it is asked for", () => {
    expect(() => testMock({ chaos: { rate: 2 } })).toThrow(RangeError);
    expect(() => testMock().mock.session({ chaos: { rate: 2 } })).toThrow(RangeError);
  });

  it("of the usual faults lets a client that repeats get its picture", async () => {
    const played = new Set<string>();
    for (const seed of ["a", "b", "c", "d", "e"]) {
      const { mock } = testMock({ seed, chaos: { rate: 0.8 } });
      const session = mock.session();
      const caller = new Caller(mock.fetch, session.credentials);
      const { body } = await third(() =>
        caller.picwish("scale", { image_url: "https://x.test/portrait.jpg", type: "clean" }),
      );
      const id = body.data?.task_id ?? "";
      let image: string | undefined;
      for (let polls = 0; polls < 8 && image === undefined; polls++) {
        const { body } = await third(() => caller.poll("scale", id));
        if (body.data?.state === 1) image = body.data.image;
      }
      const file = await third(() => caller.download(image ?? ""));
      expect(file.headers.get("content-type")).toBe("image/jpeg");
      for (const { faults = [] } of session.journal.exchanges()) for (const fault of faults) played.add(fault);
    }
    expect(played.size).toBeGreaterThan(4);
  });
});

/** The first of three tries that comes to a success. */
async function third<T extends { readonly status: number }>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const result = await act().catch((error: unknown) => {
      if (tries === 2) throw error;
      return undefined;
    });
    if (result?.status === 200 || (result && tries === 2)) return result;
  }
}
