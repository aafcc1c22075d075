import { vendors } from "@graycard/core";
import { InvalidArgumentError } from "commander";

/** A port number; 0 asks for a free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  return port;
}

/** A rate in requests per second, or none. */
export function parseQps(text: string): number | "off" {
  if (text === "off") return "off";
  const qps = Number(text);
  if (text.trim() === "" || !(qps > 0) || !Number.isFinite(qps)) {
    throw new InvalidArgumentError('A rate is a number of requests per second above 0, or "off".');
  }
  return qps;
}

/** A number of things. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count)) throw new InvalidArgumentError("It takes a whole number.");
  return count;
}

/** A number of things, one at least. */
export function parseSome(text: string): number {
  if (parseCount(text) === 0) throw new InvalidArgumentError("It takes a whole number above 0.");
  return parseCount(text);
}

/** An amount of credits. */
export function parseCredits(text: string): number {
  const credits = Number(text);
  if (text.trim() === "" || !(credits >= 0) || !Number.isFinite(credits)) {
    throw new InvalidArgumentError("Credits are a number, such as 12.5.");
  }
  return credits;
}

/** A share of all requests. */
export function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === "" || !(share >= 0 && share <= 1)) {
    throw new InvalidArgumentError("A share is a number from 0 to 1.");
  }
  return share;
}

/** Collects an option that may be given several times. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** A single reading, as `vendor:erratum=reading`, into one table per vendor. */
export function collectReading(
  text: string,
  before: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const parts = /^([^:]+):([^=]+)=(.+)$/.exec(text);
  const [, vendor = "", erratum = "", reading = ""] = parts ?? [];
  if (!parts || !vendors.some(({ id }) => id === vendor)) {
    const known = vendors.map(({ id }) => id).join(", ");
    throw new InvalidArgumentError(`A reading is given as vendor:erratum=reading, with one of the vendors ${known}.`);
  }
  return { ...before, [vendor]: { ...before?.[vendor], [erratum]: reading } };
}
