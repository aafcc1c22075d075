import type { ScriptedFault } from "@graycard/mock-server";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { endpointCalls, fetchResult } from "./testing/client-calls.js";
import { faultCases } from "./testing/fault-cases.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { ending, world } from "./testing/world.js";

refuseUnhandledRejections();

/** Rows whose answers lie about money or ids, so that no client can be right. */
const honest = faultCases.filter(({ tellsNoTask, with: parameters }) => !tellsNoTask && parameters?.ms !== 300_000);

const fault = fc.record({
  row: fc.constantFrom(...honest),
  times: fc.constantFrom<1 | 2 | "always">(1, 1, 1, 2, "always"),
  after: fc.nat(2),
});

const scripts = fc.record({
  faults: fc.array(fault, { minLength: 1, maxLength: 6 }),
  calls: fc.array(fc.constantFrom(...endpointCalls), { minLength: 1, maxLength: 5 }),
});

test("Whatever goes wrong, calls end in a result or a documented error, and nothing is paid for twice", async () => {
  const codes = new Map<string, number>();
  const play = async ({
    faults,
    calls,
  }: {
    faults: readonly { row: { fault: string; with?: object }; times: 1 | 2 | "always"; after: number }[];
    calls: typeof endpointCalls;
  }) => {
    const here = world();
    for (const { row, times, after } of faults) {
      here.session.faults.script([{ fault: row.fault, with: row.with ?? {}, times, after } as ScriptedFault]);
    }
    const ends = await Promise.all(calls.map((call) => ending(here.session, call.run(here))));
    for (const { code } of ends) codes.set(code, (codes.get(code) ?? 0) + 1);
    const fetched = ends.filter(({ result }) => result !== undefined);
    for (const { result } of fetched) if (result) await ending(here.session, fetchResult(here, result));
    expect(here.reports).toEqual([]);
    expect(here.session.ledger.entries().length, "paid for").toBeLessThanOrEqual(calls.length);
    const known = new Set(ends.flatMap(({ result, error }) => result?.handle?.taskId ?? error?.handle?.taskId ?? []));
    const unheard = ends.filter(({ code }) => code === "GC_SUBMIT_UNKNOWN_OUTCOME").length;
    const polled = here.session.ledger.entries().filter(({ vendor }) => vendor === "picwish");
    const lost = polled.filter(({ taskId }) => !known.has(taskId)).length;
    // A task that nobody has the id of is one whose submit was never answered, or whose picture was the answer.
    const bodies = calls.filter(({ form }) => form === "binary").length;
    expect(lost, "tasks without a handle").toBeLessThanOrEqual(unheard + bodies);
  };
  await fc.assert(fc.asyncProperty(scripts, play), { seed: 20261127, numRuns: 60 });
  expect([...codes.keys()]).toEqual(expect.arrayContaining(["ok", "GC_SUBMIT_UNKNOWN_OUTCOME", "GC_CALL_REFUSED"]));
});
