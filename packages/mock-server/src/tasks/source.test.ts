import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64 } from "./source.js";

const rule = { tooLarge: "refused", measure: "received", dataPrefix: "kept" } as const;
const decode = (text: string) => {
  const source = decodeBase64(text, rule as never, (bytes) => new Uint8Array(bytes));
  return source.ok ? Buffer.from(source.bytes).toString("hex") : "refused";
};

describe("base64 text", () => {
  it("is read with or without padding and line breaks, and refused with anything else in it", () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    const stray = fc.constantFrom("", "\n", "\r\n", " ", "-", "_", "=", "*", "\u00e9", "data:image/png;base64,");
    fc.assert(
      fc.property(bytes, stray, fc.nat(), fc.boolean(), (wanted, between, where, padded) => {
        const whole = Buffer.from(wanted).toString("base64");
        const text = padded ? whole : whole.replace(/=+$/, "");
        const at = where % (text.length + 1);
        const given = text.slice(0, at) + between + text.slice(at);
        const compact = given.replace(/[\r\n\t ]+/g, "");
        const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(compact) && compact.length % 4 !== 1;
        const hex = Buffer.from(compact, "base64").toString("hex");
        expect(decode(given)).toBe(isBase64 ? hex : "refused");
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
