import { describe, expect, test } from "vitest";
import { ManualClock } from "../clock/manual-clock.js";
import type { CallError } from "../errors/call-error.js";
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
