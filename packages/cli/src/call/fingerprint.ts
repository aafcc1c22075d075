import { createHash } from "node:crypto";
import type { Settings } from "./read-settings.js";

/** What makes two calls the same call, besides their pictures. */
export interface FingerprintSubject {
  readonly vendor: string;
  readonly endpoint: string;
  /** Scheme, host and port: what a mock did is not done at the vendor. */
  readonly origin: string;
  readonly settings: Settings;
}

/** A picture that goes into a fingerprint: by its bytes, or by its address. */
export type FingerprintPicture = Blob | string;

/** SHA-256, in hex, of everything that decides what a call is paid for: who is called, with which pictures and fields. */
export async function fingerprint(
  subject: FingerprintSubject,
  pictures: readonly (FingerprintPicture | undefined)[],
): Promise<string> {
  const { vendor, endpoint, origin, settings } = subject;
  const hash = createHash("sha256").update(JSON.stringify([1, vendor, endpoint, origin, sorted(settings)]));
  for (const picture of pictures) hash.update(`\n${await describe(picture)}`);
  return hash.digest("hex");
}

async function describe(picture: FingerprintPicture | undefined): Promise<string> {
  if (picture === undefined) return "none";
  if (typeof picture === "string") return `address ${picture}`;
  const hash = createHash("sha256");
  for await (const chunk of picture.stream()) hash.update(chunk);
  return `bytes ${hash.digest("hex")}`;
}

/** The same fields in another order are the same call. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}
