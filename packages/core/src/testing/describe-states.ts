import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnyVendor } from "../contract/vendor.js";
import { type FailureReason, failureDetails, failureReasons, isTerminal, taskStates } from "../task/state.js";
import { codeOfReason, codeOfState, reasonOf, stateOf } from "../task/state-table.js";
import { isLegalTransition } from "../task/transition.js";
import { fixedRun } from "./fixed-run.js";
import { everyReading } from "./readings-in-force.js";

/** A vendor's numbers stand for states, and there is one for whatever can happen to a task. */
export function describeStates(vendor: AnyVendor): void {
  const { states } = vendor;
  const rows = Object.entries(states.rows).map(([code, row]) => [Number(code), row] as const);

  describe("its state table", () => {
    test("leads from a number to its state and back", () => {
      for (const [code, row] of rows) {
        expect(stateOf(states, code)).toBe(row.state);
        if (row.state !== "failed") expect(codeOfState(states, row.state)).toBe(code);
      }
    });

    test("leads from a failing number to its reason and back to a number with that reason", () => {
      for (const [code, row] of rows) {
        const reason = reasonOf(states, code);
        expect(reason).toBe(row.state === "failed" ? row.reasons[0] : undefined);
        if (reason) expect(reasonOf(states, codeOfReason(states, reason) ?? Number.NaN)).toBe(reason);
      }
    });

    test("leads from a state to a number that has it, if to any", () => {
      for (const state of taskStates) {
        if (state === "failed") continue;
        const code = codeOfState(states, state);
        if (code !== undefined) expect(stateOf(states, code)).toBe(state);
      }
    });

    test("takes every negative number for a failure, listed or not", () => {
      fc.assert(
        fc.property(fc.integer({ max: -1 }), (code) => {
          expect(stateOf(states, code)).toBe("failed");
        }),
        fixedRun,
      );
    });

    test("never takes an unlisted number for a success", () => {
      fc.assert(
        fc.property(fc.integer(), (code) => {
          if (!(code in states.rows)) expect(stateOf(states, code)).not.toBe("succeeded");
        }),
        fixedRun,
      );
    });

    test.each(failureReasons)("has a failing number for the reason %s", (reason) => {
      const code = codeOfReason(states, reason);
      expect(code).toBeDefined();
      expect(stateOf(states, code ?? 0)).toBe("failed");
    });

    test.each(failureReasons)("has a failing number for %s with every detail and reading", (reason) => {
      for (const { title, readings } of everyReading(vendor)) {
        for (const detail of [undefined, ...failureDetails]) {
          const row = states.rows[vendor.failureCode(reason, detail, readings)];
          expect(standsFor(row, reason), `${detail} under ${title}`).toBe(true);
        }
      }
    });
  });

  describeSchedule(vendor);
}

function standsFor(row: AnyVendor["states"]["rows"][number] | undefined, reason: FailureReason): boolean {
  return row?.state === "failed" && row.reasons.includes(reason);
}

function describeSchedule(vendor: AnyVendor): void {
  describe("the schedule of its tasks", () => {
    const schedules = everyReading(vendor).map(({ title, readings }) => ({ title, steps: vendor.schedule(readings) }));

    test("has at least one state, none of them an end, each with a share of the time", () => {
      for (const { title, steps } of schedules) {
        expect(steps.length, title).toBeGreaterThan(0);
        for (const [state, share] of steps) {
          expect(isTerminal(state), title).toBe(false);
          expect(share, title).toBeGreaterThan(0);
        }
      }
    });

    test("goes forward only", () => {
      for (const { title, steps } of schedules) {
        for (const [index, [state]] of steps.entries()) {
          const [previous] = steps[index - 1] ?? [state];
          expect(isLegalTransition(previous, state), title).toBe(true);
        }
      }
    });

    const polled = Object.values(vendor.endpoints).some((endpoint) => endpoint.routes.poll);
    if (!polled) return;

    test("has a number for each of its states, as tasks can be asked for", () => {
      const states = schedules.flatMap(({ steps }) => steps.map(([state]) => state));
      expect(states.filter((state) => codeOfState(vendor.states, state) === undefined)).toEqual([]);
    });
  });
}
