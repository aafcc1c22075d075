import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { FaultScriptError, type Mock, type ScriptedFault } from "@graycard/mock-server";
import { UsageError } from "../usage-error.js";

/**
 * Plans the faults of a file for every session of a mock: a list, or what the control plane takes, `{ "faults": [...] }`.
 *
 * @throws {UsageError} for a file that cannot be read, is no such list, or plans what there is not
 */
export async function planFaults(mock: Mock, file: string, cwd: string): Promise<void> {
  const path = resolve(cwd, file);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UsageError(`--faults: cannot read ${path}: ${error instanceof Error ? error.message : error}.`);
  });
  try {
    mock.faults.script(plansIn(text, path));
  } catch (error) {
    if (!(error instanceof FaultScriptError)) throw error;
    throw new UsageError(`--faults ${path}: ${error.message}`, { cause: error });
  }
}

function plansIn(text: string, path: string): readonly ScriptedFault[] {
  const json = parsed(text, path);
  const list = typeof json === "object" && json !== null && "faults" in json ? json.faults : json;
  // Each plan is checked by the script itself.
  if (Array.isArray(list) && list.length > 0) return list;
  throw new UsageError(
    `--faults takes a file with a list of planned faults, such as [{ "fault": "stuck-task" }]: ${path}.`,
  );
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--faults: ${path} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}
