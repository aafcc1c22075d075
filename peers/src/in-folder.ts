import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NamedDocument } from "./documents.js";

/** Writes documents into a folder of their own, for as long as some work needs them. */
export async function inFolder<T>(
  documents: readonly NamedDocument[],
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "graycard-openapi-"));
  try {
    for (const { name, document } of documents) {
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(document, null, 2));
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
