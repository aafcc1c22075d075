import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Exchange } from "@graycard/core";
import { builtInPictures, createMock, type LedgerEntry, type Mock } from "@graycard/mock-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { type CallProcess, type CallProcessEnd, startCall } from "../testing/call-process.js";
import { smallPicture } from "../testing/small-picture.js";

let folder = "";
let mock: Mock;
let url = "";
/** Told of every exchange of the mock. */
let onExchange: (exchange: Exchange) => void = () => {};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "graycard-"));
  onExchange = () => {};
  mock = createMock({
    ...{ pace: "instant", qps: "off", seed: "call", report: () => {} },
    onExchange: (happening) => onExchange(happening.exchange),
  });
  ({ url } = await mock.listen());
});

afterEach(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

/** Writes as many different pictures into the folder `in`. */
async function pictures(count: number, ending = "bmp"): Promise<void> {
  await mkdir(join(folder, "in"));
  const photo = await readFile(join(builtInPictures, "blurry.jpg"));
  for (let number = 0; number < count; number++) {
    // A photo with a comment of its own is another picture, too.
    const comment = [0xff, 0xfe, 0, 4, number >> 8, number & 0xff];
    const bytes =
      ending === "bmp"
        ? smallPicture(number)
        : Buffer.concat([photo.subarray(0, 2), Buffer.from(comment), photo.subarray(2)]);
    await writeFile(join(folder, "in", `${String(number).padStart(3, "0")}.${ending}`), bytes);
  }
}

const scale = ["picwish", "scale", "--set", "type=clean"];
/** Answers with the bytes of the result, and has no tasks that could be asked for. */
const restore = ["meitu", "aiquality"];

function batchOf(endpoint: readonly string[], ...more: string[]): CallProcess {
  const call = [...endpoint, "--image", "in", "-o", "out", "--json", "--base-url", url, "--qps", "off"];
  return startCall([...call, "--at-once", "50", ...more], folder);
}

function batch(...more: string[]): CallProcess {
  return batchOf(scale, ...more);
}

function ledger(): readonly LedgerEntry[] {
  return mock.sessions().flatMap((session) => session.ledger.entries());
}

async function results(): Promise<readonly string[]> {
  return (await readdir(join(folder, "out"))).filter((name) => !name.startsWith("."));
}

/** Numbers that look random and are the same every time. */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Kills the command outright when the mock has had so many more exchanges; gives how it ended. */
async function killedAfter(exchanges: number, start: () => CallProcess): Promise<CallProcessEnd> {
  let left = exchanges;
  const call = start();
  onExchange = () => {
    if (--left === 0) call.child.kill("SIGKILL");
  };
  const end = await call.ended;
  onExchange = () => {};
  return end;
}

function withStatus(end: CallProcessEnd, ...statuses: readonly string[]): readonly string[] {
  const meant = end.lines.filter(({ status }) => statuses.includes(status));
  return meant.map(({ image }) => image).sort();
}

describe("a batch that is killed again and again", () => {
  it.each([
    ["polled", 200, 4, 1, scale],
    ["waited for", 40, 2, 2, [...scale, "--set", "sync=1"]],
    ["bytes without a task", 20, 2, 3, restore],
  ])(
    "pays for each picture once and delivers all: %s, %i of them, %i kills, seed %i",
    { timeout: 180_000 },
    async (_, count, most, seed, endpoint) => {
      await pictures(count, endpoint === restore ? "jpg" : "bmp");
      const atOnce = count === 200 ? "50" : "4";
      const again = (...flags: string[]) => batchOf(endpoint, "--at-once", atOnce, ...flags);
      const random = numbers(seed);
      let end: CallProcessEnd;
      let kills = 0;
      do {
        // In the end it is let be.
        end = await killedAfter(kills < most ? 1 + random(count / 2) : Number.POSITIVE_INFINITY, () => again());
        if (end.signal === "SIGKILL") kills++;
      } while (end.signal === "SIGKILL");
      expect(kills).toBe(most);

      const unknown = withStatus(end, "unknown");
      expect(end.code).toBe(unknown.length > 0 ? exitCodes.inconclusive : exitCodes.ok);
      expect(withStatus(end, "done", "already")).toHaveLength(count - unknown.length);
      expect(await results()).toHaveLength(count - unknown.length);
      // Whatever is unknown may have been booked, and nothing was booked twice.
      const booked = ledger();
      expect(booked.filter(({ duplicateOf }) => duplicateOf !== undefined)).toEqual([]);
      expect(booked.length).toBeGreaterThanOrEqual(count - unknown.length);
      const undelivered = booked.filter(({ fate }) => fate !== "delivered");
      expect(undelivered.length).toBeLessThanOrEqual(unknown.length);

      const next = await again().ended;
      expect(next.code).toBe(end.code);
      expect(withStatus(next, "unknown")).toEqual(unknown);
      expect(ledger()).toHaveLength(booked.length);

      const forced = await again("--retry-unknown").ended;
      expect({ code: forced.code, error: forced.error }).toMatchObject({ code: exitCodes.ok });
      expect(await results()).toHaveLength(count);
      expect((await readdir(join(folder, "out"))).filter((name) => name.endsWith(".part"))).toEqual([]);
    },
  );
});

describe("an interrupted batch", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("ends in order on %s, and the next goes on", async (signal) => {
    await pictures(60);
    let submits = 0;
    const call = batch("--at-once", "10");
    onExchange = ({ operation }) => {
      if (operation === "submit" && ++submits === 15) call.child.kill(signal);
    };
    const end = await call.ended;
    onExchange = () => {};
    expect({ code: end.code, signal: end.signal }).toEqual({ code: exitCodes.interrupted, signal: null });
    expect(end.error).toMatch(/ending\. What is on its way is waited for/);
    expect(withStatus(end, "unknown", "failed")).toEqual([]);
    expect(withStatus(end, "left").length).toBeGreaterThan(30);
    expect(end.lines).toHaveLength(60);
    const before = ledger().length;
    expect(before).toBeLessThan(60);

    const next = await batch().ended;
    expect({ code: next.code, error: next.error }).toEqual({ code: exitCodes.ok, error: "" });
    expect(ledger()).toHaveLength(60);
    expect(ledger().every(({ fate }) => fate === "delivered")).toBe(true);
  });

  it("ends in order when nobody reads its output any more", async () => {
    await pictures(60);
    const call = batch("--at-once", "10");
    call.child.stdout?.once("data", () => call.child.stdout?.destroy());
    const end = await call.ended;
    expect({ code: end.code, signal: end.signal }).toEqual({ code: exitCodes.interrupted, signal: null });
    const before = ledger().length;
    expect(before).toBeLessThan(60);

    const next = await batch().ended;
    expect({ code: next.code, error: next.error }).toEqual({ code: exitCodes.ok, error: "" });
    expect(ledger()).toHaveLength(60);
    expect(ledger().every(({ fate }) => fate === "delivered")).toBe(true);
  });

  it("ends at once the second time, and the outcome of what was on its way stays unknown", async () => {
    await pictures(3);
    await using silent = await silentServer();
    const call = batch("--at-once", "1", "--base-url", silent.url);
    await silent.asked;
    call.child.stderr?.once("data", () => call.child.kill("SIGINT"));
    call.child.kill("SIGINT");
    const end = await call.ended;
    expect({ code: end.code, signal: end.signal }).toEqual({ code: exitCodes.interrupted, signal: null });
    expect(end.lines.map(({ status }) => status)).toEqual(["unknown", "left", "left"]);
    expect(end.lines[0]?.error).toMatchObject({ code: "GC_SUBMIT_UNKNOWN_OUTCOME" });
  });
});

describe("a journal", () => {
  it("is locked while a batch runs, and free again when that was killed", async () => {
    await pictures(3);
    await using silent = await silentServer();
    const call = batch("--base-url", silent.url);
    await silent.asked;
    const second = await batch().ended;
    expect(second.code).toBe(exitCodes.usage);
    expect(second.error).toContain(`in use by process ${call.child.pid}`);
    call.child.kill("SIGKILL");
    await call.ended;
    expect(existsSync(join(folder, "out", ".graycard-call.jsonl.lock"))).toBe(true);
    const third = await batch().ended;
    expect({ code: third.code, error: third.error }).toEqual({ code: exitCodes.ok, error: "" });
    expect(existsSync(join(folder, "out", ".graycard-call.jsonl.lock"))).toBe(false);
  });
});

/** A server that takes requests and never answers. */
async function silentServer() {
  let ask = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const server = createServer(() => ask()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, asked, [Symbol.asyncDispose]: close };
}
