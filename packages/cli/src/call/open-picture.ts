import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { UsageError } from "../usage-error.js";

/**
 * Opens a picture without reading it; an address stays one.
 *
 * @throws {UsageError} for what cannot be read
 */
export async function openPicture({ at, isAddress }: { readonly at: string; readonly isAddress: boolean }) {
  if (isAddress) return at;
  const why = (error: unknown) =>
    new UsageError(`${at} cannot be read: ${error instanceof Error ? error.message : error}.`);
  const found = await stat(at).catch((error) => Promise.reject(why(error)));
  if (!found.isFile()) throw new UsageError(`${at} cannot be read: it is no file.`);
  // What is looked at is what is sent: a file that changes in between fails when it is read.
  const blob = await openAsBlob(at).catch((error) => Promise.reject(why(error)));
  return new File([blob], basename(at));
}
