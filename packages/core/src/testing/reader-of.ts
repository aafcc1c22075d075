import { readRequest } from "../contract/read-request.js";
import { resolveReadings } from "../contract/readings.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";

type Raw = Readonly<Record<string, unknown>>;

/** What an endpoint makes of a request, field by field and then as a whole. */
export interface Reader {
  /** The readings in force. */
  readonly readings: never;
  /** The values that were read; throws when a field is refused. */
  values(raw: Raw): Readonly<Record<string, unknown>>;
  /** The message of the first field or constraint that refuses; undefined when the request is accepted. */
  refusal(raw: Raw): string | undefined;
}

/** A reader of an endpoint's requests, under the documented readings but for those replaced by name. */
export function readerOf(
  vendor: AnyVendor,
  endpoint: AnyEndpoint,
  overrides: Readonly<Record<string, string>> = {},
): Reader {
  const readings = resolveReadings(vendor, "documented", overrides) as never;
  const read = (raw: Raw) => readRequest(endpoint.fields, raw, readings);
  return {
    readings,
    values(raw) {
      const reading = read(raw);
      if (!reading.ok) throw new Error(reading.message);
      return reading.values;
    },
    refusal(raw) {
      const reading = read(raw);
      if (!reading.ok) return reading.message;
      const messages = endpoint.constraints.map((each) => each.broken(reading.values as never, readings));
      return messages.find((message) => message !== undefined);
    },
  };
}
