import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import * as z from "zod";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

const usualFile = "graycard.json";

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const fileSchema = z.record(z.string(), z.record(z.string(), value));

/**
 * Fills in flags from a JSON file, `{ "mock": { "port": 4020 } }`, under the names they have on the command line.
 * What the command line or the environment says goes before it; each value passes the same check.
 */
export function applyConfigFile(command: Command, named: string | undefined, terminal: Terminal): void {
  const path = resolve(terminal.cwd, named ?? usualFile);
  const text = readText(path, named !== undefined);
  if (text === undefined) return;
  for (const [name, raw] of Object.entries(sectionOf(text, path, command.name()))) {
    const option = command.options.find((each) => each.long === `--${name}`);
    if (!option) {
      const known = command.options.map((each) => each.long?.slice(2)).join(", ");
      throw new UsageError(`${path}: ${command.name()} has no flag "${name}"; it has ${known}.`);
    }
    const key = option.attributeName();
    const source = command.getOptionValueSource(key);
    if (source !== undefined && source !== "default") continue;
    command.setOptionValueWithSource(key, parsed(option, raw, path), "config");
  }
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
