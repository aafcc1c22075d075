import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { probePicture } from "@graycard/core";
import { builtInPictures, createMock, type Mock, type ScriptedFault } from "@graycard/mock-server";
import { afterEach, beforeEach } from "vitest";
import { runCli } from "../run-cli.js";
import type { Terminal } from "../terminal.js";
import type { ImageLine } from "./call-process.js";
import { type FakeTerminal, fakeTerminal } from "./fake-terminal.js";
import { smallPicture } from "./small-picture.js";

/** The folder of the running test. */
export let folder = "";
/** Who is called in it. */
export let mock: Mock;
export let url = "";
/** Nothing listens there. */
export const nobody = "http://127.0.0.1:1";

/** Gives each test of a file a folder and a mock of its own. */
export function callsInFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "graycard-"));
    mock = createMock({ pace: "instant", qps: "off", seed: "call", report: () => {}, filesFolder: builtInPictures });
    ({ url } = await mock.listen());
  });

  afterEach(async () => {
    await mock.close();
    await rm(folder, { recursive: true });
  });
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  readonly terminal: FakeTerminal;
}

/** Runs `graycard call` in the folder, with `{url}` for the mock; it answers at once unless the call says otherwise. */
export async function call(text: string, overrides: Partial<Terminal> = {}): Promise<Ran> {
  const args = `call ${text}`.split(" ").map((word) => word.replace("{url}", url));
  const terminal = fakeTerminal(args, { cwd: folder, pid: process.pid, now: Date.now, ...overrides });
  const code = await runCli(terminal);
  return { code, ...terminal.printed, terminal };
}

export const local = "--base-url {url} --qps off";
/** Enlarges; `sync` is what makes it quick here. */
export const scale = `picwish scale ${local} --set type=clean --set sync=1`;

export function imagesOf({ out }: Ran): readonly ImageLine[] {
  return out
    .split("\n")
    .filter((line) => line.startsWith('{"type":"image"'))
    .map((line) => JSON.parse(line));
}

export function summaryOf({ out }: Ran): Record<string, unknown> {
  return JSON.parse(out.split("\n").at(-2) ?? "");
}

export function booked() {
  return mock.sessions().flatMap((session) => session.ledger.entries());
}

export async function put(path: string, number: number): Promise<void> {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), smallPicture(number));
}

export async function formatOf(path: string): Promise<string | undefined> {
  const probe = probePicture(await readFile(join(folder, path)));
  return probe.ok ? probe.facts.format : undefined;
}

export async function script(...plans: readonly ScriptedFault[]): Promise<void> {
  mock.faults.script(plans);
}
