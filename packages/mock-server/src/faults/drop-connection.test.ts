import { systemClock } from "@graycard/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { dataOf } from "../testing/caller.js";
import { type Door, doors, enterBy } from "../testing/doors.js";
import { tlsLineEnd } from "../testing/line-end.js";
import { outcomeOfCall } from "../testing/outcome-of-call.js";
import { discFile } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";
import { FaultScriptError } from "./scripted-fault.js";

/** A task, and what happened to the poll for it that met the fault. */
async function poll(door: Door, parameters: Record<string, unknown>, fault = "drop-connection") {
  const { caller, session } = await enterBy(door);
  const { task_id } = dataOf(await caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
  session.faults.script([{ fault, with: parameters, operation: "poll" }]);
  const outcome = await outcomeOfCall(caller.send("picwish", `/api/tasks/visual/scale/${task_id}`));
  const after = await caller.poll("scale", task_id);
  const { response, fault: because, notes, faults } = session.journal.exchanges()[1] ?? {};
  return { outcome, after, unused: session.faults.unused(), journal: { response, because, notes, faults } };
}

describe.each(doors)("drop-connection, %s", (door) => {
  it.each([
    [{}, "ECONNRESET", "the connection was reset before the headers of the answer"],
    [
      { at: "before-headers", by: "close" },
      "UND_ERR_SOCKET",
      "the connection was closed before the headers of the answer",
    ],
    [
      { at: "within-headers", by: "close" },
      "UND_ERR_SOCKET",
      "the connection was closed within the headers of the answer",
    ],
    [{ at: "within-headers" }, "ECONNRESET", "the connection was reset within the headers of the answer"],
  ])("gives no answer: %j", async (parameters, code, words) => {
    const { outcome, after, unused, journal } = await poll(door, parameters);
    expect(outcome).toEqual({ error: "TypeError: fetch failed", code });
    expect(journal).toEqual({
      response: undefined,
      because: `a planned fault: ${words}`,
      notes: [words],
      faults: ["drop-connection"],
    });
    expect([after.status, unused]).toEqual([200, []]);
  });

  it.each([
    [
      { at: "after-headers", by: "close" },
      "UND_ERR_SOCKET",
      0,
      "the connection was closed after the headers of the answer",
    ],
    [
      { at: "within-body", by: "close", afterBytes: 7 },
      "UND_ERR_SOCKET",
      7,
      "the connection was closed after 7 bytes of the answer's body",
    ],
    [
      { at: "within-body", afterBytes: 7 },
      "ECONNRESET",
      7,
      "the connection was reset after 7 bytes of the answer's body",
    ],
    [{ at: "after-headers" }, "ECONNRESET", 0, "the connection was reset after the headers of the answer"],
  ])("breaks off the answer: %j", async (parameters, code, bytes, words) => {
    const { outcome, after, unused, journal } = await poll(door, parameters);
    const length = new TextEncoder().encode(after.text).byteLength;
    expect(outcome).toMatchObject({ status: 200, error: "TypeError: terminated", code });
    // What came in the same moment as the end is lost on the way through the runtime's fetch.
    expect([bytes, 0]).toContain(outcome.bytes);
    if (door === "in this process") expect(outcome.bytes).toBe(bytes);
    expect(Math.abs(Number(outcome.length) - length)).toBeLessThan(20);
    expect(journal).toMatchObject({ response: { status: 200, body: { bytes } }, notes: [words] });
    expect([after.status, unused]).toEqual([200, []]);
  });
});

describe("drop-connection over an encrypted connection", () => {
  it.each([
    ["close", "FIN"],
    ["reset", "ECONNRESET"],
  ])("really ends it: %s", async (by, end) => {
    // Certificates are checked by the clock of the machine.
    const { mock, session } = testSession({ clock: systemClock });
    onTestFinished(() => mock.close());
    const { port, certificate = "" } = await mock.listen({ tls: true });
    session.faults.script([{ fault: "drop-connection", with: { at: "within-body", afterBytes: 4, by } }]);
    const key = `X-API-KEY: ${session.credentials.picwish?.[0]}`;
    const request = `GET /api/tasks/visual/scale/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n${key}\r\n\r\n`;
    const line = await tlsLineEnd(port, certificate, request);
    expect(line.end).toBe(end);
    expect(line.received).toMatch(/\r\n\r\n\{"st$/);
  });
});

describe("drop-connection", () => {
  it.each([
    [{ afterBytes: 3 }, 'it needs at: "within-body"'],
    [{ at: "after-headers", afterBytes: 3 }, 'it needs at: "within-body"'],
    [{ at: "later" }, "at"],
    [{ by: "hang" }, "by"],
    [{ at: "within-body", afterBytes: -1 }, "afterBytes"],
  ])("does not take %j", async (parameters, words) => {
    const { session } = await enterBy("in this process");
    const plan = () => session.faults.script([{ fault: "drop-connection", with: parameters }]);
    expect(plan).toThrow(FaultScriptError);
    expect(plan).toThrow(words);
  });

  it("never lets a whole body through", async () => {
    const { outcome } = await poll("in this process", { at: "within-body", afterBytes: 1_000_000 });
    expect(outcome.bytes).toBe(Number(outcome.length) - 1);
  });
});
