import { describe, expect, test } from "vitest";
import { aliyunMarket, meitu, picwish } from "../vendors/index.js";
import { findErrorForm } from "./error-form.js";

describe("an error form is found", () => {
  test("by its name", () => {
    expect(findErrorForm(meitu.errorForms, { form: "rights-exhausted" })?.httpStatus).toBe(415);
    expect(findErrorForm(meitu.errorForms, { form: "http-400" })).toBeUndefined();
  });

  test("by its status, in HTTP or in the JSON of an HTTP 200", () => {
    expect(findErrorForm(picwish.errorForms, { status: 429, style: "http" })?.id).toBe("http-429");
    expect(findErrorForm(picwish.errorForms, { status: 429, style: "json" })?.id).toBe("json-429");
    expect(findErrorForm(meitu.errorForms, { status: 80001, style: "json" })?.id).toBe("rights-record-not-found");
    expect(findErrorForm(meitu.errorForms, { status: 429, style: "http" })).toBeUndefined();
  });

  test("as the first of those with its status: the service before the gateway", () => {
    expect(findErrorForm(aliyunMarket.errorForms, { status: 400, style: "http" })?.id).toBe("http-400");
    expect(findErrorForm(aliyunMarket.errorForms, { status: 403, style: "http" })?.id).toBe("unauthorized");
  });
});
