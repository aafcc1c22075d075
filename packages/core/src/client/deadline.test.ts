import { describe, expect, test } from "vitest";
import { ManualClock } from "../clock/manual-clock.js";
import type { CallError } from "../errors/call-error.js";
import { TaskDeadlineError } from "../errors/task-deadline-error.js";
import { TransportError } from "../errors/transport-error.js";
import { samplePictures } from "../picture/testing/sample-pictures.js";
import { picwish } from "../vendors/index.js";
import { createClient } from "./node.js";
import type { Transport, WireAnswer } from "./transport.js";

const { jpg } = await samplePictures();
const startAt = Date.UTC(2026, 0, 1);

/** Answers submits, or nothing at all, and never a poll. */
function silent(answersSubmits: boolean): Transport {
  return {
    send({ method }, signal) {
      if (method === "POST" && answersSubmits)
        return Promise.resolve(answer({ status: 200, data: { task_id: "t-1" } }));
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new TransportError("given up", { left: "unknown" })));
      });
    },
    close: () => Promise.resolve(),
  };
}

function answer(json: unknown): WireAnswer {
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  return {
    status: 200,
    headers: new Headers(),
    body: (async function* () {
      yield bytes;
    })(),
  };
}

/** How a call ends, and when, in milliseconds after it began; time passes a quarter of a second at a time. */
async function ending(answersSubmits: boolean, input: object, deadlineMs: number) {
  const clock = new ManualClock({ startAt });
  const client = createClient(picwish, {
    credentials: "k",
    clock,
    transport: silent(answersSubmits),
    random: () => 0.5,
  });
  let ended: { readonly error: CallError; readonly atMs: number } | undefined;
  client.scale({ image: jpg, type: "clean", ...input }, { deadlineMs }).then(
    () => {},
    (error) => {
      ended = { error, atMs: clock.now() - startAt };
    },
  );
  for (let step = 0; step < 400 && !ended; step++) await clock.advance(250);
  return ended;
}

describe("a deadline", () => {
  test("ends a wait whose polls are never answered, at most a second late, with the handle", async () => {
    const ended = await ending(true, {}, 4000);
    expect(ended?.error).toMatchObject({ code: "GC_TASK_DEADLINE", handle: { taskId: "t-1" } });
    expect(ended?.atMs).toBeGreaterThanOrEqual(4000);
    expect(ended?.atMs).toBeLessThanOrEqual(5250);
  });

  test("ends a submit that waits for its result, and not one that does not", async () => {
    const waiting = await ending(false, { sync: 1 }, 3000);
    expect(waiting?.error.code).toBe("GC_SUBMIT_UNKNOWN_OUTCOME");
    expect(waiting?.atMs).toBeGreaterThanOrEqual(3000);
    expect(waiting?.atMs).toBeLessThanOrEqual(3250);
    const plain = await ending(false, {}, 3000);
    expect(plain?.error.code).toBe("GC_SUBMIT_UNKNOWN_OUTCOME");
    expect(plain?.atMs).toBeGreaterThan(29_000);
  });
});

describe("a deadline while the rate leaves no turn", () => {
  /** Takes submits and shows tasks at work; the rate is one request in a minute. */
  const busy: Transport = {
    send: ({ method }) =>
      Promise.resolve(
        answer(method === "POST" ? { status: 200, data: { task_id: "t-1" } } : { status: 200, data: { state: 4 } }),
      ),
    close: () => Promise.resolve(),
  };
  const handle = (taskId: string) => ({ vendor: "picwish", endpoint: "scale", taskId, acceptedAt: startAt });

  /** When each of some tasks that are resumed at once ends, and how. */
  async function endings(count: number, deadlineMs: number | undefined, seconds: number) {
    const clock = new ManualClock({ startAt });
    const client = createClient(picwish, { credentials: "k", clock, transport: busy, qps: 1 / 60, random: () => 0.5 });
    const ends: { readonly error: CallError; readonly atMs: number }[] = [];
    for (let number = 0; number < count; number++) {
      client.resume(handle(`t-${number}`), { deadlineMs }).catch((error) => {
        ends.push({ error, atMs: clock.now() - startAt });
      });
    }
    for (let second = 0; second < seconds; second++) await clock.advance(1000);
    return ends;
  }

  test("ends the wait at most a second late, and says that nobody was asked", async () => {
    const ends = await endings(3, 4000, 10);
    expect(ends.map(({ atMs }) => atMs)).toEqual([5000, 5000, 5000]);
    const tallies = ends.map(({ error }) => error instanceof TaskDeadlineError && [error.taskId, error.tally]);
    expect(tallies.sort()).toEqual([
      ["t-0", { processing: 1, "no turn within the rate": 1 }],
      ["t-1", { "no turn within the rate": 1 }],
      ["t-2", { "no turn within the rate": 1 }],
    ]);
  });

  test("that nobody named counts from the first look at a resumed task", async () => {
    const ends = await endings(2, undefined, 200);
    expect(ends.map(({ error }) => error)).toMatchObject([
      { code: "GC_TASK_DEADLINE", handle: { taskId: "t-0" }, lastState: "processing" },
      { code: "GC_TASK_DEADLINE", handle: { taskId: "t-1" }, lastState: "processing" },
    ]);
  });
});

describe("a refusal that names a task", () => {
  /** What comes of a submit that is answered so, and how often it was sent. */
  async function submitted(status: number) {
    const clock = new ManualClock({ startAt });
    let submits = 0;
    const tasks: unknown[] = [];
    const transport: Transport = {
      ...silent(true),
      send() {
        submits++;
        return Promise.resolve(answer({ status, message: "busy", data: { task_id: "t-9" } }));
      },
    };
    const client = createClient(picwish, { credentials: "k", clock, transport });
    const onTask = (handle: unknown) => void tasks.push(handle);
    const error = await client.submit("scale", { image: jpg, type: "clean" }, { onTask }).catch((each) => each);
    return { error, submits, tasks };
  }

  test.each([
    [400, "GC_CALL_REFUSED"],
    [429, "GC_CALL_REFUSED"],
    [500, "GC_SUBMIT_UNKNOWN_OUTCOME"],
  ])("with the status %i is sent once, and gives the handle of what may have been paid for", async (status, code) => {
    const { error, submits, tasks } = await submitted(status);
    expect(submits).toBe(1);
    expect(error).toMatchObject({ code, charged: "unknown", handle: { endpoint: "scale", taskId: "t-9" } });
    expect(tasks).toEqual([error.handle]);
  });
});

describe("a task that is called by a way to elsewhere", () => {
  test.each([".", ".."])("%s has no address to be asked for under", async (task_id) => {
    const clock = new ManualClock({ startAt });
    const transport: Transport = {
      ...silent(true),
      send: () => Promise.resolve(answer({ status: 200, data: { task_id } })),
    };
    const client = createClient(picwish, { credentials: "k", clock, transport });
    await expect(client.submit("scale", { image: jpg, type: "clean" })).rejects.toMatchObject({
      code: "GC_SUBMIT_UNKNOWN_OUTCOME",
    });
  });
});
