import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "@graycard/core/zod";
import { type Command, InvalidArgumentError } from "commander";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

const usualFile = "graycard.json";

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const fileSchema = z.record(z.string(), z.record(z.string(), value));

/** The environment variable that gives a flag its value. */
export function variableOf(flag: string): string {
  return `GRAYCARD_${flag.replace(/^--/, "").replaceAll("-", "_").toUpperCase()}`;
}

/**
 * Fills in flags that the command line does not give: from the environment, `GRAYCARD_PORT=4020`, then from a JSON
 * file, `{ "mock": { "port": 4020 } }`. Each value passes the same check as on the command line.
 */
export function applyConfig(command: Command, namedFile: string | undefined, terminal: Terminal): void {
  for (const option of command.options) {
    const text = terminal.env[variableOf(option.long ?? "")];
    if (option.long === undefined || text === undefined || text === "") continue;
    const value = option.isBoolean() ? text !== "0" && text !== "false" : text;
    apply(command, option, value, variableOf(option.long), "env");
  }
  const path = resolve(terminal.cwd, namedFile ?? usualFile);
  const text = readText(path, namedFile !== undefined);
  if (text === undefined) return;
  for (const [name, raw] of Object.entries(sectionOf(text, path, command.name()))) {
    const option = command.options.find((each) => each.long === `--${name}`);
    if (!option) {
      const known = command.options.map((each) => each.long?.slice(2)).join(", ");
      throw new UsageError(`${path}: ${command.name()} has no flag "${name}"; it has ${known}.`);
    }
    apply(command, option, raw, path, "config");
  }
}

function apply(
  command: Command,
  option: Command["options"][number],
  raw: z.infer<typeof value>,
  place: string,
  source: "env" | "config",
): void {
  const key = option.attributeName();
  const before = command.getOptionValueSource(key);
  if (before !== undefined && before !== "default") return;
  command.setOptionValueWithSource(key, parsed(option, raw, place), source);
}

function readText(path: string, required: boolean): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (!required) return undefined;
    throw new UsageError(`--config: cannot read ${path}: ${error instanceof Error ? error.message : error}.`);
  }
}

function sectionOf(text: string, path: string, section: string): Readonly<Record<string, z.infer<typeof value>>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) throw new UsageError(`${path} does not hold flags by command: ${z.prettifyError(file.error)}.`);
  return file.data[section] ?? {};
}

function parsed(option: Command["options"][number], raw: z.infer<typeof value>, path: string): unknown {
  if (typeof raw === "boolean") return raw;
  try {
    const parse = option.parseArg;
    const texts = Array.isArray(raw) ? raw : [String(raw)];
    if (!parse) return texts[0];
    return texts.reduce<unknown>((before, text) => parse(text, before as never), undefined);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(`${path}: ${option.long}: ${error.message}`);
  }
}
