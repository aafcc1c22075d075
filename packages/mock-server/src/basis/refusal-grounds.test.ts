import { type AnyVendor, picwish, type Readings, resolveReadings } from "@graycard/core";
import { describe, expect, it } from "vitest";
import type { AnsweredRefusal, Evidence } from "./evidence.js";
import { workOutBasis } from "./work-out-basis.js";

const answered: AnsweredRefusal = {
  kind: "refused",
  fault: "not-found",
  form: undefined,
  rule: undefined,
  field: undefined,
};

function basisOf(vendor: AnyVendor) {
  const readings = resolveReadings(picwish, "documented");
  const evidence: Evidence = { vendor, endpoint: undefined, operation: undefined, readings, answered };
  return workOutBasis(evidence, undefined);
}

describe("a refusal", () => {
  it("rests on its fields as well", () => {
    const { fields } = (picwish as AnyVendor).refusedAnswer;
    const { message } = fields;
    if (!message) throw new Error("PicWish has no message.");
    const shown = { ...message, clause: "picwish.sample.refused-message" };
    const vendor: AnyVendor = { ...picwish, refusedAnswer: { fields: { ...fields, message: shown } } };
    expect(basisOf(picwish).is).toBe("documented");
    expect(basisOf(vendor)).toMatchObject({ is: "sample", leans: [{ about: "message", basis: "sample" }] });
  });

  it("rests on readings that change more than its words", () => {
    const worded = (change: (code: number, form: unknown) => object): AnyVendor => ({
      ...picwish,
      refusal: (fault, readings: Readings) => {
        const refusal = picwish.refusal(fault, readings as never);
        return { ...refusal, ...change(refusal.code, readings["link.form"]) };
      },
    });
    const said = basisOf(worded((_, form) => ({ message: `not under ${form}` })));
    expect(Object.keys(said.readings)).not.toContain("link.form");
    const numbered = basisOf(worded((code, form) => ({ code: form === "oss-v1" ? code : 1 })));
    expect(Object.keys(numbered.readings)).toContain("link.form");
  });
});
