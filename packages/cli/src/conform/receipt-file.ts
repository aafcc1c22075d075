import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import type { ReceiptEvent } from "@graycard/conformance";
import { UsageError } from "../usage-error.js";

/** A file that has every paid submit of a run, one JSON object to a line. */
export interface ReceiptFile {
  readonly path: string;
  /** On the disk before it returns: what leaves next is then on record whatever happens. */
  write(event: ReceiptEvent): void;
  close(): void;
}

/**
 * Opens a receipt before anything is sent. A file that is there already is never written over: it may be the receipt of
 * another run.
 *
 * @throws {UsageError} when the file is there, or cannot be written
 */
export function openReceipt(path: string): ReceiptFile {
  const file = open(path);
  return {
    path,
    write(event) {
      writeSync(file, `${JSON.stringify(event)}\n`);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

function open(path: string): number {
  try {
    return openSync(path, "ax", 0o600);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--receipt takes a file that is not there yet and can be written: ${why}. Nothing was sent.`, {
      cause: error,
    });
  }
}
