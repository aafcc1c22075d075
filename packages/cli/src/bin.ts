#!/usr/bin/env node
import { askAt } from "./ask-at.js";
import { collectAtOnce } from "./collect-at-once.js";
import { runCli } from "./run-cli.js";
import { startProgram } from "./start-program.js";

// Whoever reads our output may stop early, as head does: then there is nothing left to say. What has paid work under way
// ends it in order.
let isHeard = true;
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (!("code" in error && error.code === "EPIPE")) throw error;
    if (process.listenerCount("SIGINT") === 0 && isHeard) process.exit();
    if (isHeard) process.emit("SIGINT");
    isHeard = false;
  });
}

process.exitCode = await runCli({
  args: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  pid: process.pid,
  isTerminal: process.stdout.isTTY ?? false,
  errorStream: process.stderr.isTTY ? process.stderr : undefined,
  ask: process.stdin.isTTY && process.stderr.isTTY ? askAt(process.stdin, process.stderr) : undefined,
  now: Date.now,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  interrupted: () => new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve)),
  serves: collectAtOnce,
  exit: (code) => process.exit(code),
  start: (program) => startProgram(program, { signals: process, keyboard: process.stdin.isTTY ?? false }),
});
