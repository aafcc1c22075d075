import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { startProgram } from "./start-program.js";

/** Starts a program in Node.js, and sends this process signals when it has printed something. */
async function start(text: string, { keyboard = false, send = [] as readonly NodeJS.Signals[] } = {}) {
  const signals = new EventEmitter();
  const heard: string[] = [];
  const onStart = ({ stdout }: ChildProcess) => {
    stdout?.on("data", (piece) => {
      heard.push(String(piece).trim());
      if (heard.length === 1) for (const signal of send) signals.emit(signal);
    });
  };
  const program = { command: process.execPath, args: ["-e", text], cwd: "/", env: { GREETING: "hello" } };
  const end = await startProgram(program, { signals, keyboard, share: false, onStart });
  return { end, heard, left: signals.eventNames() };
}

const waits = "setInterval(() => {}, 1000); console.log('ready');";

describe("a program that was started", () => {
  it("has the environment it was given, and ends with its code", async () => {
    const { end, heard } = await start("console.log(process.env.GREETING, process.env.PATH); process.exitCode = 7");
    expect(end).toEqual({ by: "code", code: 7 });
    expect(heard).toEqual(["hello undefined"]);
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("is told of %s, and of nothing after its end", async (signal) => {
    const { end, left } = await start(waits, { send: [signal] });
    expect(end).toEqual({ by: "signal", signal });
    expect(left).toEqual([]);
  });

  it("may take its time to end, and choose its code", async () => {
    const { end } = await start(`process.on('SIGINT', () => process.exit(3)); ${waits}`, { send: ["SIGINT"] });
    expect(end).toEqual({ by: "code", code: 3 });
  });

  it("is not told of Ctrl-C a second time where the keyboard has told it", async () => {
    const tells = "process.on('SIGINT', () => process.exit(1)).on('SIGTERM', () => process.exit(0));";
    const both: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM"];
    expect((await start(`${tells}${waits}`, { keyboard: true, send: both })).end).toEqual({ by: "code", code: 0 });
    expect((await start(`${tells}${waits}`, { send: ["SIGINT"] })).end).toEqual({ by: "code", code: 1 });
  });

  it("does not start when there is none", async () => {
    const program = { command: "graycard-no-such-program", args: [], cwd: "/", env: {} };
    const signals = new EventEmitter();
    expect(await startProgram(program, { signals, keyboard: false })).toEqual({ by: "no-start", error: "ENOENT" });
    expect(signals.eventNames()).toEqual([]);
  });
});
