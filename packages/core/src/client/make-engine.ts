import { systemClock } from "../clock/system-clock.js";
import { credentialVariables } from "../contract/auth.js";
import { limitsInForce } from "../contract/limit.js";
import { resolveReadings } from "../contract/readings.js";
import type { AnyVendor } from "../contract/vendor.js";
import { ClientSetupError } from "../errors/client-setup-error.js";
import type { ClientOptions } from "./client-options.js";
import type { Engine } from "./engine.js";
import { Line } from "./line.js";
import type { Platform } from "./platform.js";
import { Secrets } from "./secrets.js";
import { sharedPace } from "./shared-pace.js";

const usualMostResultBytes = 128 * 1024 * 1024;

/**
 * Makes what the operations of a client share.
 *
 * @throws {ClientSetupError} for options that cannot be
 * @throws {UnknownReadingError} for a reading that the vendor does not have
 */
export function makeEngine(
  vendor: AnyVendor,
  options: ClientOptions,
  platform: Platform,
): Engine & { close(): Promise<void> } {
  const readings = resolveReadings(vendor, options.edition ?? "documented", options.readings);
  const baseUrl = baseUrlOf(vendor, options.baseUrl);
  const credential = credentialOf(vendor, options.credentials);
  const clock = options.clock ?? systemClock;
  const transport = options.transport ?? platform.transport();
  const report = options.report ?? ((error: unknown) => console.error("graycard client:", error));
  const secrets = new Secrets(credential);
  let exchanges = 0;
  const line = new Line({
    ...{ vendor, transport, platform, clock, report, secrets, onExchange: options.onExchange },
    nextId: () => `${vendor.id}-${++exchanges}`,
  });
  const documented = limitsInForce(readings as never, vendor.limits).qps;
  const qps = options.qps === "off" ? undefined : (positive("qps", options.qps, vendor) ?? documented);
  return {
    ...{ vendor, readings, baseUrl, credential, clock, platform, line, report, secrets },
    ...{ lanes: new Map(), plans: new Map() },
    pace: sharedPace(clock, { vendor: vendor.id, origin: new URL(baseUrl).origin, credential, qps }),
    random: options.random ?? anyShare,
    deadlineMs: positive("deadlineMs", options.deadlineMs, vendor),
    mostResultBytes: positive("mostResultBytes", options.mostResultBytes, vendor) ?? usualMostResultBytes,
    close: () => transport.close(),
  };
}

function anyShare(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

function baseUrlOf(vendor: AnyVendor, given: string | URL | undefined): string {
  const text = given === undefined ? `https://${vendor.hosts[0]}` : String(given);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "" || url.username !== "") {
    throw new ClientSetupError(
      `${vendor.id}: baseUrl has to be an http or https address without query and user, such as https://${vendor.hosts[0]}.`,
    );
  }
  return url.href;
}

/** What cannot stand in a header would fail later, with the secret in the words of the failure. */
const sendable = /^[\x21-\x7e]+$/;

function credentialOf(vendor: AnyVendor, given: string | readonly string[]): readonly string[] {
  const parts = typeof given === "string" ? [given] : given;
  const variables = credentialVariables(vendor.auth);
  const list = Array.isArray(parts) ? (parts as readonly unknown[]) : [];
  if (list.length !== variables.length) {
    const wanted = variables.length === 1 ? "one part" : `${variables.length} parts`;
    throw new ClientSetupError(
      `${vendor.id}: its credential has ${wanted} (${variables.join(", ")}); given were ${list.length}.`,
    );
  }
  for (const [index, part] of list.entries()) {
    if (typeof part === "string" && sendable.test(part)) continue;
    const what =
      part === undefined || part === "" ? "is missing or empty" : "has characters that no key has, such as spaces";
    throw new ClientSetupError(`${vendor.id}: the credential's part ${index + 1} (${variables[index]}) ${what}.`);
  }
  return list as readonly string[];
}

function positive(name: string, value: number | undefined, vendor: AnyVendor): number | undefined {
  if (value === undefined || (Number.isFinite(value) && value > 0)) return value;
  throw new ClientSetupError(`${vendor.id}: ${name} has to be a number above zero; it is ${value}.`);
}
