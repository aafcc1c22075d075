import type { MockOptions } from "./mock.js";
import type { NewSession } from "./sessions/session.js";

/** Every option of a session. */
export const sessionOptionNames = {
  pace: true,
  edition: true,
  readings: true,
  qps: true,
  rateWindow: true,
  chaos: true,
  journalBytes: true,
  strict: true,
  seed: true,
} as const satisfies Readonly<Record<keyof NewSession, true>>;

/** Every option of a mock. */
export const mockOptionNames = {
  vendors: true,
  clock: true,
  startAt: true,
  seed: true,
  pace: true,
  edition: true,
  readings: true,
  qps: true,
  rateWindow: true,
  chaos: true,
  filesFolder: true,
  fetchUrls: true,
  publicUrl: true,
  onlyIssuedCredentials: true,
  memory: true,
  controlToken: true,
  controlHosts: true,
  controlOrigins: true,
  report: true,
  onExchange: true,
  journalBytes: true,
  strict: true,
} as const satisfies Readonly<Record<keyof MockOptions, true>>;
