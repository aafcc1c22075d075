import { ManualClock, picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { createRandom } from "../random.js";
import { Session } from "../sessions/session.js";
import { layOut } from "../tasks/schedule.js";
import { Task } from "../tasks/task.js";
import { FileStore } from "./file-store.js";
import { ResultShelf } from "./result-shelf.js";

const random = createRandom("shelf");

function session(): Session {
  const options = { pace: "manual", edition: "documented", readings: {} } as const;
  const base = new ManualClock({ startAt: 0 });
  return new Session({ id: "s", options, random, base, files: new FileStore(), vendors: [picwish] });
}

function task(bytes: number, keptUntil = 1000): Task {
  const jobs = [{ image: { ok: true, bytes: new Uint8Array(bytes) } }] as const;
  return new Task({
    id: random.uuid(),
    vendor: picwish,
    endpoint: picwish.endpoints.segmentation,
    readings: {},
    values: {},
    delivery: { mode: "sync", form: "link" },
    jobs,
    schedule: layOut({ createdAt: 0, workMs: 1, limitMs: 2, shares: [["processing", 1]], neverEnds: false }),
    decide: async () => ({ ok: true, plans: [], pictures: [] }),
    keptUntil,
  });
}

function shelf(mostBytes = 1_000_000) {
  const said: string[] = [];
  return { shelf: new ResultShelf({ mostBytes, onDrop: (message) => said.push(message) }), said };
}

const pathOf = ({ id }: Task, output = "image", format = "png") =>
  `/tasks/output/segmentation/${id}-${output}.${format}`;

describe("the results that are kept", () => {
  it("are found under every path they could have, for their task and session", () => {
    const [kept, owner] = [task(10), session()];
    const { shelf: it } = shelf();
    it.add(kept, owner);
    for (const output of ["image", "mask"]) {
      for (const format of ["jpg", "png"]) {
        expect(it.find(pathOf(kept, output, format))).toEqual({ task: kept, session: owner, output, item: 0 });
      }
    }
    expect([it.find("/elsewhere"), owner.tasks.get(kept.id)]).toEqual([undefined, kept]);
  });

  it("go when the last link to them has died, and not before", () => {
    const [early, late, owner, other] = [task(10, 100), task(10, 200), session(), session()];
    const { shelf: it } = shelf();
    it.add(early, owner);
    it.add(late, owner);
    it.forgetDead(owner, 100);
    it.forgetDead(other, 500);
    expect(owner.tasks.size).toBe(2);
    it.forgetDead(owner, 101);
    expect([...owner.tasks.keys()]).toEqual([late.id]);
    expect([it.find(pathOf(early)), it.find(pathOf(late))?.task]).toEqual([undefined, late]);
  });

  it("go oldest first when they weigh too much, and that is said once", () => {
    const { shelf: it, said } = shelf(100_000);
    const owners = [session(), session()] as const;
    const tasks = Array.from({ length: 6 }, () => task(40_000));
    for (const [at, each] of tasks.entries()) it.add(each, owners[at % 2 === 0 ? 0 : 1]);
    expect(tasks.map((each) => it.find(pathOf(each)) !== undefined)).toEqual([false, false, false, false, true, true]);
    expect([owners[0].tasks.size, owners[1].tasks.size]).toEqual([1, 1]);
    expect(said).toEqual([expect.stringContaining("the oldest are dropped")]);
  });

  it("are never those just added", () => {
    const { shelf: it } = shelf(10);
    const heavy = task(1_000_000);
    it.add(heavy, session());
    expect(it.find(pathOf(heavy))?.task).toBe(heavy);
  });

  it("weigh something even without a picture", () => {
    const { shelf: it } = shelf(20_000);
    const owner = session();
    for (let at = 0; at < 50; at++) it.add(task(0), owner);
    expect(owner.tasks.size).toBeLessThan(6);
  });
});
