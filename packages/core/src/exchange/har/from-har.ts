import { propertyOf } from "../../contract/answer-reading.js";
import { HarError } from "../../errors/har-error.js";
import type { Exchange } from "../exchange.js";
import { exchangeSchema } from "../exchange-schema.js";
import { type HarInput, type HarLimits, parseHar } from "./parse-har.js";

/**
 * Gives back the exchanges that {@link toHar} wrote, exactly and in their order. They are taken as they stand in the
 * file, so it has to be one that can be trusted not to have secrets in it; `readHar` takes any.
 *
 * @throws {HarError} when it is no HAR, larger than the limits, or has an entry that `toHar` did not write
 * @example
 * const exchanges = fromHar(await readFile("run.har", "utf8"));
 */
export function fromHar(har: HarInput, limits: HarLimits = {}): readonly Exchange[] {
  return parseHar(har, limits).map((entry, index) => {
    const exchange = propertyOf(propertyOf(entry, "_graycard"), "exchange");
    if (exchangeSchema.safeParse(exchange).success) return exchange as Exchange;
    throw new HarError(
      `log.entries[${index}] has no exchange under _graycard: Graycard did not write it, or another tool changed it. ` +
        "Read the file with readHar, which takes entries from anywhere.",
    );
  });
}
