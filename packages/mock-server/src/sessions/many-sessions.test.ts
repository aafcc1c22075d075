import { describe, expect, it } from "vitest";
import type { Mock, MockOptions, MockSession } from "../mock.js";
import { Day, type Step } from "../testing/day.js";
import { picture } from "../testing/pictures.js";
import { testMock } from "../testing/test-mock.js";
import type { Pace } from "./pace.js";

const tasksEach = 100;

const tiny = await picture(12, 10, "png");

/** What a session does, whatever others do: each has another order of pictures, waits and questions. */
function planOf(session: number, pace: Pace): readonly Step[] {
  // At real time nobody can move the clock of one session alone.
  const moves = pace !== "realtime";
  return Array.from({ length: tasksEach }, (_, task): readonly Step[] => {
    // Few that have to be rendered: what is shown here is not how fast that is.
    const file = (task + session) % 25 === 0 ? "tiny.png" : (task * session) % 3 === 0 ? "slow.png" : "broken.png";
    const submit: Step = { do: "submit", file, sync: moves && (task + session) % 5 === 0 ? 1 : 0 };
    const poll: Step = { do: "poll", task: task * 7 + session };
    const wait: readonly Step[] = moves ? [{ do: "wait", ms: (task * 37 + session) % 900 }] : [];
    const fetch: readonly Step[] = task % 33 === 0 ? [{ do: "fetch", link: task + session }] : [];
    return [submit, ...wait, poll, ...fetch];
  }).flat();
}

function prepare(session: MockSession, number: number): void {
  session.files.put("tiny.png", tiny);
  session.files.put("slow.png", new Uint8Array([number]), { downloadMs: 100 + number });
  session.files.put("broken.png", new Uint8Array([1, 2, 3]));
  session.faults.script([
    { fault: "task-outcome", with: { code: -100 - number }, operation: "submit", after: number, times: 2 },
    { fault: "refuse", with: { fault: "rate-limited" }, operation: "poll", nth: [number + 3] },
  ]);
}

async function live(mock: Mock, session: MockSession, number: number, pace: Pace): Promise<readonly string[]> {
  prepare(session, number);
  const day = new Day(mock.fetch, session);
  for (const step of planOf(number, pace)) await day.take(step);
  return day.transcript();
}

const fresh = (pace: Pace, options: MockOptions = {}): Mock => {
  return testMock({ seed: "many", pace, qps: "off", ...options }).mock;
};

/** What every session hears when all of them are at work at once. */
async function together(mock: Mock, pace: Pace, count: number): Promise<readonly (readonly string[])[]> {
  const all = Array.from({ length: count }, () => mock.session());
  return Promise.all(all.map((session, number) => live(mock, session, number, pace)));
}

/** The numbers of states, statuses and fates: what is judged, without ids, links, times and sizes. */
function verdictsOf(transcript: readonly string[]): readonly string[] {
  return transcript.map((line) => {
    const [, status, state] = /^(\d{3}) .*?(?:"state":(-?\d+)|$)/.exec(line) ?? [];
    return `${status} ${state}`;
  });
}

describe.each<[number, Pace]>([
  [64, "manual"],
  [16, "instant"],
  [16, "realtime"],
])(`%i sessions of ${tasksEach} tasks each, at the pace %s,`, (sessions, pace) => {
  it("hear word for word what each hears alone", async () => {
    const heard = await together(fresh(pace), pace, sessions);
    const alone = fresh(pace);
    const others = Array.from({ length: sessions }, () => alone.session());
    for (const [number, session] of others.entries()) {
      expect(await live(alone, session, number, pace)).toEqual(heard[number]);
    }
    // Not because there is nothing to tell them apart by.
    expect(new Set(heard.map((lines) => lines[0])).size).toBe(sessions);
    expect(heard.every((lines) => lines.length > 2 * tasksEach)).toBe(true);
  });
});

describe("a seed", () => {
  it("gives the same bytes to the same calls, and another gives other ids and the same verdicts", async () => {
    const play = async (seed: string) => {
      const mock = fresh("manual", { seed });
      const session = mock.session();
      prepare(session, 5);
      const day = new Day(mock.fetch, session);
      // Long enough for every task to end: how long each takes is left to the seed.
      for (const step of planOf(5, "manual")) await day.take(step.do === "wait" ? { ...step, ms: 2500 } : step);
      return day.transcript();
    };
    const [one, again, other] = [await play("one"), await play("one"), await play("two")];
    expect(again).toEqual(one);
    expect(one.filter((line, at) => line.includes("task_id") && line === other[at])).toEqual([]);
    expect(verdictsOf(other)).toEqual(verdictsOf(one));
    expect(new Set(verdictsOf(one)).size).toBeGreaterThan(4);
  });
});
