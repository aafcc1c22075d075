import type { CallError, TaskResult } from "@graycard/core/client";
import * as z from "@graycard/core/zod";
import { FaultScriptError, faults } from "@graycard/mock-server";
import { describe, expect, test } from "vitest";
import { type ClientCall, endpointCalls, fetchResult, stepCalls } from "./testing/client-calls.js";
import { type FaultCase, faultCases } from "./testing/fault-cases.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { ending, type World, world } from "./testing/world.js";

refuseUnhandledRejections();

type Operation = "submit" | "poll" | "fetch-result";
interface Trial {
  readonly row: FaultCase;
  readonly operation: Operation;
  readonly times: 1 | "always";
  readonly call: ClientCall;
}

const isFirst = (row: FaultCase) => faultCases.find(({ fault }) => fault === row.fault) === row;

/** Every fault is met by every call; its further parameters by a call of each kind, where they make a difference. */
function callsFor(row: FaultCase, operation: Operation): readonly ClientCall[] {
  const atOnce = faultCases.indexOf(row) % 2 === 0 ? "watermark" : "aiquality";
  const few = ["scale", atOnce, ...Object.keys(row.calls ?? {})];
  if (operation === "poll" && row.pollBase64 !== undefined) few.push("scale in base64");
  if (operation === "poll" && row.look !== undefined) few.push("scale, then poll");
  return [...endpointCalls, ...stepCalls].filter(({ name, polled, form }) => {
    if (operation === "poll" && !polled) return false;
    if (operation === "fetch-result" && (form !== "link" || name.includes("then"))) return false;
    // What an endpoint is differs at its submit; polls and files are the same for all that have them.
    const isAlike = name === "inpaint" || name === "segmentation";
    return few.includes(name) || (isFirst(row) && (operation === "submit" || !isAlike));
  });
}

function trialsOf(row: FaultCase): readonly Trial[] {
  const fault = faults.find(({ name }) => name === row.fault);
  if (!fault) throw new Error(`There is no fault ${row.fault}.`);
  const operations = fault.operations(fault.parameters.parse(row.with ?? {}));
  return operations
    .filter((operation) => row.on?.includes(operation) ?? true)
    .flatMap((operation) => {
      const calls = callsFor(row, operation);
      const always = calls.map((call): Trial => ({ row, operation, times: "always", call }));
      // A submit is sent once as it is, but for those that are refused for the rate.
      const isRepeated = operation !== "submit" || row.submitOnce !== undefined;
      const once = isRepeated ? calls.slice(0, 1).map((call): Trial => ({ row, operation, times: 1, call })) : [];
      return [...always, ...once];
    });
}

function expectedEnd({ row, operation, times, call }: Trial): string {
  const { name, polled, form } = call;
  const isLook = name === "scale, then poll";
  if (operation === "submit") {
    const usual = row.calls?.[name] ?? (polled ? undefined : row.immediate) ?? row.submit ?? "ok";
    return (times === 1 ? row.submitOnce : undefined) ?? usual;
  }
  if (operation === "fetch-result") return (times === 1 ? row.fetchOnce : undefined) ?? row.fetch ?? "ok";
  const usual = (isLook ? row.look : form === "base64" ? row.pollBase64 : undefined) ?? row.poll ?? "ok";
  return (times === 1 ? row.pollOnce : undefined) ?? usual;
}

/** Plans a fault; false where the vendor of a call has no such fault. */
function isPlanned({ session }: World, { row, operation, times, call }: Trial): boolean {
  const { fault, with: parameters = {} } = row;
  try {
    session.faults.script([{ fault, with: parameters, vendor: call.vendor, operation, times }]);
    return true;
  } catch (error) {
    if (error instanceof FaultScriptError) return false;
    throw error;
  }
}

/** Plays a call to its end, download included. */
async function play(here: World, { call }: Trial) {
  const got = await ending(here.session, call.run(here));
  if (!got.result) return got;
  const fetched = await ending(here.session, fetchResult(here, got.result as TaskResult));
  return fetched.error ? fetched : got;
}

/** What has to hold whatever went wrong. */
function checkMoney({ session, reports }: World, error: CallError | undefined, { call, row }: Trial): void {
  const { tellsNoTask = false } = row;
  expect(reports).toEqual([]);
  const booked = session.ledger.entries().length;
  expect(booked, "submits that were paid for").toBeLessThanOrEqual(1);
  const submits = session.journal.exchanges({ operation: "submit" });
  const repeated = submits
    .slice(0, -1)
    .filter(({ taskId, response }) => taskId !== undefined || response === undefined);
  expect(repeated, "submits that were sent again without need").toEqual([]);
  if (!error) return;
  if (error.code === "GC_SUBMIT_UNKNOWN_OUTCOME") {
    expect(error).toMatchObject({ charged: "unknown", retryable: false });
    return;
  }
  if (error.operation === "submit" && error.charged === "no") expect(booked).toBe(0);
  // A refusal that a channel charges for makes no task.
  if (error.charged === "yes" && error.code !== "GC_CALL_REFUSED") expect(booked).toBe(1);
  if (call.polled && booked === 1 && !tellsNoTask)
    expect(error.handle?.taskId).toBe(session.ledger.entries()[0]?.taskId);
}

/** With its handle, what was paid for is still to be had once the fault is over. */
async function checkResume(here: World, error: CallError): Promise<void> {
  if (!error.handle) return;
  here.session.faults.clear();
  const again = await ending(here.session, here.picwish.resume(error.handle));
  const isOver = ["GC_TASK_FAILED", "GC_CONTRACT_VIOLATION"].includes(error.code) && again.code === error.code;
  const isStuck =
    error.code === "GC_TASK_DEADLINE" && again.code === error.code && again.error?.message.includes("last");
  expect(again.code === "ok" || isOver || isStuck ? "as it should be" : again.error).toBe("as it should be");
}

const title = (row: FaultCase) => `${row.fault} ${JSON.stringify(row.with ?? {})}`;

describe("a call under a fault", () => {
  test.each(faultCases.map((row) => [title(row), row] as const))("ends as it should: %s", async (_, row) => {
    const seen: Record<string, string> = {};
    const expected: Record<string, string> = {};
    const inItsWorld = async (trial: Trial) => {
      const name = `${trial.operation} ${trial.times}: ${trial.call.name}`;
      const here = world(`${title(row)} ${name}`);
      if (!isPlanned(here, trial)) return;
      const { code, error } = await play(here, trial);
      seen[name] = code;
      expected[name] = expectedEnd(trial);
      checkMoney(here, error, trial);
      if (error && !row.tellsNoTask) await checkResume(here, error);
    };
    await Promise.all(trialsOf(row).map(inItsWorld));
    expect(Object.keys(seen).length).toBeGreaterThan(0);
    expect(seen).toEqual(expected);
  });
});

describe("the table of faults", () => {
  test("has every fault of the mock", () => {
    expect([...new Set(faultCases.map(({ fault }) => fault))].sort()).toEqual(faults.map(({ name }) => name).sort());
  });

  test.each(faults.map(({ name, parameters }) => [name, choicesOf(parameters)] as const))(
    "has each value of every choice: %s",
    (name, choices) => {
      const rows = faultCases.filter(({ fault }) => fault === name);
      for (const [parameter, values] of choices) {
        const tried = new Set(rows.map((row) => row.with?.[parameter]));
        expect([parameter, ...values.filter((value) => !tried.has(value))]).toEqual([parameter]);
      }
    },
  );
});

/** The parameters of a fault that are a choice between words, and the words. */
function choicesOf(parameters: z.ZodType): readonly (readonly [string, readonly string[]])[] {
  const { properties = {} } = z.toJSONSchema(parameters, { io: "input" });
  return Object.entries(properties).flatMap(([name, schema]) =>
    typeof schema === "object" && schema.enum ? [[name, schema.enum.map(String)] as const] : [],
  );
}
