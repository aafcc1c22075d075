import { describe, expect, test } from "vitest";
import { picwish, vendors } from "../vendors/index.js";
import type { ErrorForm } from "./error-form.js";
import { recognizeRefusal } from "./recognize-refusal.js";
import type { AnyVendor } from "./vendor.js";

/** An error as its form has it, and as whoever gets it understands it. */
function played(vendor: AnyVendor, form: ErrorForm) {
  const words = { id: "one", code: form.code, message: form.message };
  const headers = new Headers(form.headers?.(words) ?? {});
  const body = form.body.kind === "json" ? form.body.write(words) : undefined;
  const reading = vendor.readAnswer(form.httpStatus, body);
  return { headers, reading };
}

const forms = vendors.flatMap((vendor) =>
  (vendor.errorForms as readonly ErrorForm[]).map((form) => [vendor.id, form.id, vendor as AnyVendor, form] as const),
);

describe("a refusal", () => {
  test.each(forms)("of %s in the form %s is recognized for what it is", (_vendor, _id, vendor, form) => {
    const { headers, reading } = played(vendor, form);
    if (reading.phase !== "refused") {
      // An error number that stands in the table of states is about the work, not about the request.
      expect(reading.phase).toBe("failed");
      return;
    }
    const seen = recognizeRefusal(vendor, { httpStatus: form.httpStatus, headers }, reading);
    expect({ fault: seen.fault, by: seen.by, retryable: seen.retryable }).toEqual({
      fault: form.fault,
      by: form.by,
      retryable: form.retryable,
    });
    expect(seen.message).toBe(form.message);
  });

  const first: AnyVendor = picwish;
  const refused = (code: number) => ({ phase: "refused", code }) as const;
  const nothing = new Headers();

  test.each([
    [403, "unauthenticated", false],
    [402, "quota-spent", false],
    [405, "not-found", false],
    [415, "unsupported-encoding", false],
    [418, "invalid-parameter", false],
    [302, "not-found", false],
    [502, "internal", true],
    [599, "internal", true],
  ])("with the unknown status %i is taken as HTTP has it: %s", (status, fault, retryable) => {
    const seen = recognizeRefusal(first, { httpStatus: status, headers: nothing }, refused(status));
    expect(seen).toMatchObject({ fault, retryable, charged: "unknown", clause: undefined });
  });

  test("by a gateway in words that are not known is still one by the gateway", () => {
    const vendor = vendors.find(({ errorForms }) =>
      (errorForms as readonly ErrorForm[]).some(({ by }) => by === "gateway"),
    );
    if (!vendor) throw new Error("No vendor has a gateway.");
    const form = (vendor.errorForms as readonly ErrorForm[]).find(({ by }) => by === "gateway");
    const [name = ""] = Object.keys(form?.headers?.({ id: "", code: 0, message: "x" }) ?? {});
    const headers = new Headers({ [name]: "Something that nobody has described" });
    const seen = recognizeRefusal(vendor, { httpStatus: 403, headers }, refused(403));
    expect(seen).toMatchObject({ by: "gateway", message: "Something that nobody has described", charged: "unknown" });
  });
});
