import { ManualClock, picwish } from "@graycard/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../random.js";
import { Session } from "../sessions/session.js";
import { TasksDroppedError } from "../sessions/tasks-dropped-error.js";
import { verifySession } from "../sessions/verify.js";
import { SourceStore } from "../sources/source-store.js";
import { layOut } from "../tasks/schedule.js";
import { Task } from "../tasks/task.js";
import { FileStore } from "./file-store.js";
import { ResultShelf } from "./result-shelf.js";

const random = createRandom("shelf");

function session(id = "s"): Session {
  const options = { pace: "manual", edition: "documented", readings: {} } as const;
  const base = new ManualClock({ startAt: 0 });
  return new Session({ id, options, random, base, files: new FileStore(), vendors: [picwish] });
}

/** No two pictures are the same: those that are would share their room. */
let pictures = 0;

function task(bytes = 0, keptUntil = 1000, sources = new SourceStore({ report: () => {} })): Task {
  return new Task({
    id: random.uuid(),
    vendor: picwish,
    endpoint: picwish.endpoints.segmentation,
    readings: {},
    limits: {},
    values: {},
    delivery: { mode: "sync", form: "link" },
    jobs: [{ image: { ok: true, kept: sources.keep(new Uint8Array(bytes).fill(++pictures)) } }],
    schedule: layOut({ createdAt: 0, workMs: 1, limitMs: 2, shares: [["processing", 1]], neverEnds: false }),
    decide: async () => ({ ok: true, plans: [], pictures: [] }),
    keptUntil,
  });
}

/** A shelf whose pictures may weigh so much in memory, and nothing on disk. */
function shelf({ pictureBytes = 1_000_000, mostTasks = 1000 } = {}) {
  const said: string[] = [];
  const sources = new SourceStore({ memoryBytes: pictureBytes, spillBytes: 0, report: () => {} });
  return { shelf: new ResultShelf({ sources, mostTasks, onDrop: (message) => said.push(message) }), sources, said };
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

  it.each([
    [100, 2],
    [101, 1],
  ])("go when the last link to them has died, and not before: at %i there are %i", (now, left) => {
    const [early, late, owner, other] = [task(10, 100), task(10, 200), session(), session()];
    const { shelf: it } = shelf();
    it.add(early, owner);
    it.add(late, owner);
    it.forgetDead(other, 500);
    it.forgetDead(owner, now);
    expect(owner.tasks.size).toBe(left);
    expect(it.find(pathOf(early))?.task).toBe(left === 2 ? early : undefined);
    expect(it.find(pathOf(late))?.task).toBe(late);
  });

  it("are looked through for dead ones only when as many have come as there are: no submit looks at all of them", () => {
    const { shelf: it } = shelf();
    const owner = session();
    for (let at = 0; at < 100; at++) it.add(task(0, 10), owner);
    it.forgetDead(owner, 5);
    it.add(task(0, 10), owner);
    it.forgetDead(owner, 50);
    expect(owner.tasks.size).toBe(101);
    for (let at = 0; at < 99; at++) it.add(task(0, 100), owner);
    it.forgetDead(owner, 50);
    expect(owner.tasks.size).toBe(99);
  });

  it("go oldest first when they are too many, which each session's operator is told once and its verification fails for", () => {
    const { shelf: it, said } = shelf({ mostTasks: 2 });
    const owners = [session("a"), session("b")] as const;
    const tasks = Array.from({ length: 6 }, () => task());
    for (const [at, each] of tasks.entries()) it.add(each, owners[at % 2 === 0 ? 0 : 1]);
    expect(tasks.map((each) => it.find(pathOf(each)) !== undefined)).toEqual([false, false, false, false, true, true]);
    expect(owners.map(({ tasks: left, droppedTasks }) => [left.size, droppedTasks])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(said).toEqual([
      expect.stringMatching(/more than 2 tasks.*session a.*verifying it fails/),
      expect.stringMatching(/more than 2 tasks.*session b.*verifying it fails/),
    ]);
    expect(() => verifySession(owners[0])).toThrow(TasksDroppedError);
    expect(() => verifySession(owners[0])).toThrow(/^2 tasks of this session were dropped/);
  });

  it("go from the session that has most of them: another does not push out one that has few", () => {
    const { shelf: it } = shelf({ mostTasks: 10 });
    const [modest, greedy] = [session("modest"), session("greedy")];
    const first = task();
    it.add(first, modest);
    for (let at = 0; at < 100; at++) it.add(task(), greedy);
    expect([it.find(pathOf(first))?.task, modest.droppedTasks, greedy.droppedTasks]).toEqual([first, 0, 91]);
    expect(() => verifySession(modest)).not.toThrow();
    expect(() => verifySession(greedy)).toThrow(TasksDroppedError);
  });

  it("go from any other session where each has only one", () => {
    const { shelf: it } = shelf({ mostTasks: 2 });
    const [owners, tasks] = [
      [session(), session(), session()],
      [task(), task(), task()],
    ];
    for (const [at, each] of tasks.entries()) it.add(each, owners[at] as Session);
    expect(owners.map((owner) => owner.tasks.size)).toEqual([0, 1, 1]);
  });

  it("are counted right whatever comes and goes: the session that has most is the one that loses", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.nat(4), how: fc.constantFrom("add", "add", "add", "clear") })),
        (steps) => {
          const { shelf: it } = shelf({ mostTasks: 7 });
          const owners = Array.from({ length: 5 }, (_, at) => session(String(at)));
          for (const { who, how } of steps) {
            const owner = owners[who] as Session;
            if (how === "clear") it.forgetAll(owner);
            else {
              const sizes = owners.map((each) => each.tasks.size + (each === owner ? 1 : 0));
              const dropped = owners.map((each) => each.droppedTasks);
              it.add(task(), owner);
              const lost = owners.filter((each, at) => each.droppedTasks > (dropped[at] ?? 0));
              const total = sizes.reduce((sum, size) => sum + size, 0);
              expect(lost).toHaveLength(total > 7 ? 1 : 0);
              for (const loser of lost) expect(sizes[owners.indexOf(loser)]).toBe(Math.max(...sizes));
            }
          }
        },
      ),
    );
  });

  it("go oldest first when their pictures fit neither into memory nor on disk", async () => {
    const { shelf: it, sources, said } = shelf({ pictureBytes: 100_000 });
    const owner = session();
    for (let at = 0; at < 6; at++) {
      it.add(task(40_000, 1000, sources), owner);
      await sources.settled();
    }
    expect(owner.tasks.size).toBeLessThan(6);
    expect(said).toEqual([expect.stringContaining("The pictures of all tasks")]);
    expect(() => verifySession(owner)).toThrow(TasksDroppedError);
    await sources.close();
  });

  it("are never those just added", async () => {
    const { shelf: it, sources } = shelf({ pictureBytes: 10, mostTasks: 0 });
    const heavy = task(1_000_000, 1000, sources);
    it.add(heavy, session());
    await sources.settled();
    it.weigh(heavy);
    expect(it.find(pathOf(heavy))?.task).toBe(heavy);
    await sources.close();
  });

  it("let pictures go that only come after them", async () => {
    const { shelf: it, sources } = shelf();
    const owner = session();
    const unbegun = task(0, Number.POSITIVE_INFINITY, sources);
    const jobs = () => [{ image: { ok: true, kept: sources.keep(new Uint8Array(1000)) } }] as const;
    const start = { jobs: unbegun.jobs, schedule: unbegun.schedule, keptUntil: 5 };
    const late = new Task({ ...unbegun, ...start, coming: Promise.resolve().then(() => ({ ...start, jobs: jobs() })) });
    it.add(late, owner);
    it.forgetAll(owner);
    await late.arrival;
    expect([owner.tasks.size, sources.held]).toEqual([0, 0]);
  });

  it("let their pictures go with them", async () => {
    const { shelf: it, sources } = shelf();
    const owner = session();
    it.add(task(1000, 1000, sources), owner);
    it.forgetDead(owner, 1001);
    expect([owner.tasks.size, sources.held]).toEqual([0, 0]);
  });

  it("are not found under what only looks like one of their paths", () => {
    const { shelf: it } = shelf();
    const kept = task();
    it.add(kept, session());
    const path = pathOf(kept);
    for (const other of [
      `${path}x`,
      path.replace("-image", ""),
      path.replace("tasks", "task"),
      `/${kept.id}`,
      kept.id,
    ]) {
      expect(it.find(other)).toBeUndefined();
    }
    expect(it.find(path)?.item).toBe(0);
  });
});
