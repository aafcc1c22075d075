import { ManualClock } from "@graycard/core";
import { createMock } from "../create-mock.js";
import type { Mock, MockOptions, MockSession } from "../mock.js";
import { Caller } from "./caller.js";

/** The time at which every test begins. */
export const testStart = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A mock on a clock that stands still, with a seed, that keeps what it would have told its operator. */
export function testMock(options: MockOptions = {}): { readonly mock: Mock; readonly reports: readonly unknown[] } {
  const reports: unknown[] = [];
  const clock = new ManualClock({ startAt: testStart });
  const report = (error: unknown) => reports.push(error);
  return { mock: createMock({ clock, seed: "test", pace: "instant", report, ...options }), reports };
}

export interface TestSession {
  readonly mock: Mock;
  readonly session: MockSession;
  readonly caller: Caller;
  readonly reports: readonly unknown[];
}

/** One caller's world in a mock of its own. */
export function testSession(options: MockOptions = {}): TestSession {
  const { mock, reports } = testMock(options);
  const session = mock.session();
  return { mock, session, reports, caller: new Caller(mock.fetch, session.credentials) };
}
