import { writeFile } from "node:fs/promises";
import { UsageError } from "./usage-error.js";

/** Writes the certificate that clients have to trust; its key is never written anywhere. */
export async function writeCertificate(path: string, certificate: string): Promise<void> {
  try {
    await writeFile(path, certificate);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--tls-cert takes a file that can be written: ${why}.`, { cause: error });
  }
}
