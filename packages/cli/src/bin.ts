#!/usr/bin/env node
import { runCli } from "./run-cli.js";

process.exitCode = await runCli({
  args: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  pid: process.pid,
  isTerminal: process.stdout.isTTY ?? false,
  now: Date.now,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  interrupted: () => new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve)),
});
