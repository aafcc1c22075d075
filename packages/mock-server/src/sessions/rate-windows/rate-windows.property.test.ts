import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateAlgorithm, rateAlgorithmNames } from "./index.js";
import { burstOf, type RateRule, windowMsOf } from "./rate-algorithm.js";

/** Fixed, so that a failure can be repeated and a passing run stays a passing run. */
const fixedRun = { seed: 20260102, numRuns: 200 };

/** Rates as somebody would write them, slower than one a second among them. */
const anyRule: fc.Arbitrary<RateRule> = fc.record(
  {
    qps: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(0.25, 0.3, 0.5, 1.5, 2.5, 3.7)),
    burst: fc.integer({ min: 1, max: 12 }),
  },
  { requiredKeys: ["qps"] },
);

/** The gaps between requests: bursts, steady streams and long silences. */
const anyGaps = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 400 }), fc.nat({ max: 5000 })), { maxLength: 120 });

interface Asked {
  readonly at: number;
  readonly ok: boolean;
  readonly retryAfterMs: number;
}

/** Sends a request after each gap, and tells what became of it. */
function play(name: (typeof rateAlgorithmNames)[number], rule: RateRule, gaps: readonly number[], from = 0) {
  const algorithm = rateAlgorithm(name);
  let state = algorithm.start;
  let now = from;
  return gaps.map((gap): Asked => {
    now += gap;
    const admitted = algorithm.admit(state, now, rule);
    state = admitted.state;
    const { admission } = admitted;
    return { at: now, ok: admission.ok, retryAfterMs: admission.ok ? 0 : admission.retryAfterMs };
  });
}

const timesAdmitted = (asked: readonly Asked[]) => asked.filter(({ ok }) => ok).map(({ at }) => at);

/** The most admitted within any span of so many milliseconds that begins with a request; its end does not count. */
function mostWithin(times: readonly number[], spanMs: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + spanMs).length));
}

/** Anywhere between two admitted requests: how many there are, and how long it took. */
function* spans(times: readonly number[]): Generator<{ readonly count: number; readonly spanMs: number }> {
  for (const [index, from] of times.entries()) {
    for (let last = index; last < times.length; last++) {
      yield { count: last - index + 1, spanMs: (times[last] ?? from) - from };
    }
  }
}

/** Small numbers to read, and times of this century, where a double has few digits left behind the point. */
const start = fc.oneof(fc.nat({ max: 10_000 }), fc.integer({ min: 1_767_323_045_000, max: 1_767_323_055_000 }));

describe("what an algorithm lets through", () => {
  it("is, sliding, at most the rate in any window, wherever it begins", () => {
    fc.assert(
      fc.property(anyRule, anyGaps, start, (rule, gaps, from) => {
        const times = timesAdmitted(play("sliding", rule, gaps, from));
        expect(mostWithin(times, windowMsOf(rule))).toBeLessThanOrEqual(burstOf(rule));
      }),
      fixedRun,
    );
  });

  it("is, fixed, at most the rate in each window of the clock, and never twice the rate in another", () => {
    fc.assert(
      fc.property(anyRule, anyGaps, start, (rule, gaps, from) => {
        const times = timesAdmitted(play("fixed", rule, gaps, from));
        const windowMs = windowMsOf(rule);
        const ofWindow = (at: number) => Math.floor(at / windowMs);
        for (const at of times) {
          const within = times.filter((other) => ofWindow(other) === ofWindow(at));
          expect(within.length).toBeLessThanOrEqual(burstOf(rule));
        }
        expect(mostWithin(times, windowMs)).toBeLessThanOrEqual(2 * burstOf(rule));
      }),
      fixedRun,
    );
  });

  it.each(["token-bucket", "leaky-bucket"] as const)("is, %s, the burst and what the rate gives in between", (name) => {
    fc.assert(
      fc.property(anyRule, anyGaps, start, (rule, gaps, from) => {
        const burst = name === "leaky-bucket" ? (rule.burst ?? 1) : burstOf(rule);
        for (const { count, spanMs } of spans(timesAdmitted(play(name, rule, gaps, from)))) {
          expect(count).toBeLessThanOrEqual(burst + (spanMs * rule.qps) / 1000 + 1e-3);
        }
      }),
      fixedRun,
    );
  });

  it("is, fixed, twice the rate around the turn of a second, which sliding does not let through", () => {
    const gaps = [990, 5, 5, 5];
    const admitted = (name: "fixed" | "sliding") => timesAdmitted(play(name, { qps: 2 }, gaps));
    expect(admitted("fixed")).toEqual([990, 995, 1000, 1005]);
    expect(admitted("sliding")).toEqual([990, 995]);
  });

  it("is, in a leaky bucket, one per interval unless a burst was agreed", () => {
    const gaps = [0, 0, 0, 499, 1, 0];
    expect(timesAdmitted(play("leaky-bucket", { qps: 2 }, gaps))).toEqual([0, 500]);
    expect(timesAdmitted(play("leaky-bucket", { qps: 2, burst: 2 }, gaps))).toEqual([0, 0, 500]);
  });

  it("is, from a bucket of tokens, a burst after silence, and then one by one", () => {
    const gaps = [10_000, 0, 0, 0, 0, 0, 499, 1, 500, 500];
    const admitted = timesAdmitted(play("token-bucket", { qps: 2, burst: 4 }, gaps));
    expect(admitted).toEqual([10_000, 10_000, 10_000, 10_000, 10_500, 11_000, 11_500]);
  });
});

describe.each(rateAlgorithmNames)("%s", (name) => {
  it("admits after the wait that it asks for, and not a millisecond sooner", () => {
    fc.assert(
      fc.property(anyRule, anyGaps, start, (rule, gaps, from) => {
        const algorithm = rateAlgorithm(name);
        let state = algorithm.start;
        let now = from;
        for (const gap of gaps) {
          now += gap;
          const { admission, state: next } = algorithm.admit(state, now, rule);
          if (!admission.ok) {
            const okAfter = (ms: number) => algorithm.admit(state, now + ms, rule).admission.ok;
            expect(Number.isInteger(admission.retryAfterMs)).toBe(true);
            expect([okAfter(admission.retryAfterMs - 1), okAfter(admission.retryAfterMs)]).toEqual([false, true]);
          }
          state = next;
        }
      }),
      fixedRun,
    );
  });

  it("is not moved by what it turns away: whoever asks more often gets in as early", () => {
    fc.assert(
      fc.property(anyRule, anyGaps, (rule, gaps) => {
        const algorithm = rateAlgorithm(name);
        let state = algorithm.start;
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const { admission, state: next } = algorithm.admit(state, now, rule);
          if (!admission.ok) expect(next).toBe(state);
          state = next;
        }
      }),
      fixedRun,
    );
  });

  it("never turns away who keeps to the rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), start, fc.array(fc.nat({ max: 2000 })), (qps, from, idle) => {
        const interval = Math.ceil(1000 / qps);
        const asked = play(name, { qps }, [0, ...idle.map((more) => interval + more)], from);
        expect(asked.filter(({ ok }) => !ok)).toEqual([]);
      }),
      fixedRun,
    );
  });

  it("lets everybody in who waits as long as told, so that nobody starves", () => {
    fc.assert(
      fc.property(anyRule, start, (rule, from) => {
        const algorithm = rateAlgorithm(name);
        let state = algorithm.start;
        let now = from;
        let refusals = 0;
        for (let request = 0; request < 30; request++) {
          const first = algorithm.admit(state, now, rule);
          if (first.admission.ok) {
            state = first.state;
            continue;
          }
          refusals++;
          now += first.admission.retryAfterMs;
          const second = algorithm.admit(state, now, rule);
          expect(second.admission.ok).toBe(true);
          state = second.state;
        }
        expect(refusals).toBeGreaterThan(0);
        // Thirty requests take as long as the rate says, but for the first burst and the wait for a turn of the clock.
        const least = ((30 - 2 * burstOf(rule)) / rule.qps) * 1000;
        expect(now - from).toBeGreaterThanOrEqual(least - windowMsOf(rule) - 1);
      }),
      fixedRun,
    );
  });
});
