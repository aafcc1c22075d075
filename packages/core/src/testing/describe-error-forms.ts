import { describe, expect, test } from "vitest";
import { type ErrorForm, findErrorForm } from "../contract/error-form.js";
import type { AnyVendor } from "../contract/vendor.js";

const words = (form: ErrorForm) => ({ id: "7b3f", code: form.code, message: form.message });

/** A vendor's errors are named once, told in a sentence, and understood by its own reader in every form. */
export function describeErrorForms(vendor: AnyVendor): void {
  const forms = vendor.errorForms;
  const named = forms.map((form) => [form.id, form] as const);

  describe("its error forms", () => {
    test("have names of their own", () => {
      expect(forms.length).toBeGreaterThan(0);
      expect(new Set(forms.map(({ id }) => id)).size).toBe(forms.length);
    });

    test.each(named)("%s is named by words and told in a sentence", (id, { sentence }) => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
    });

    test.each(named)("%s is understood as an error with its number", (_id, form) => {
      const body = form.body.kind === "json" ? form.body.write(words(form)) : undefined;
      const reading = vendor.readAnswer(form.httpStatus, body);
      expect(reading).toMatchObject({ phase: form.code in vendor.states.rows ? "failed" : "refused", code: form.code });
      if (body !== undefined) expect("message" in reading ? reading.message : undefined).toBe(form.message);
    });

    test.each(named)("%s says what it is told to say, or nothing", (_id, form) => {
      for (const message of ["something else", undefined]) {
        const given = { ...words(form), message };
        const body = form.body.kind === "json" ? form.body.write(given) : {};
        const said = [...Object.values(body), ...Object.values(form.headers?.(given) ?? {})];
        expect(said.includes("something else")).toBe(message !== undefined);
        expect(said).not.toContain(undefined);
        if (form.message !== undefined) expect(said).not.toContain(form.message);
      }
    });

    test("cover every status that the documents list", () => {
      for (const status of Object.keys(vendor.statuses).map(Number)) {
        if (status !== 200) expect(findErrorForm(forms, { status, style: "http" })?.httpStatus).toBe(status);
      }
    });

    test("are not charged for where the request failed in HTTP", () => {
      expect(forms.filter(({ charged, httpStatus }) => charged && httpStatus !== 200)).toEqual([]);
    });
  });
}
