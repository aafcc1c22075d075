import { stat } from "node:fs/promises";
import { UsageError } from "./usage-error.js";

/** Makes sure that a folder is there. */
export async function readableFolder(path: string, flag: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`${flag} takes a folder, and ${path} is none.`);
}
