import { type AnyVendor, type ErrorForm, vendors } from "@graycard/core";
import { describe, expect, test } from "vitest";
import { endpointCalls } from "./testing/client-calls.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { ending, world } from "./testing/world.js";

refuseUnhandledRejections();

const forms = (vendors as readonly AnyVendor[]).flatMap((vendor) =>
  (vendor.errorForms as readonly ErrorForm[]).map((form) => ({ name: `${vendor.id}: ${form.id}`, vendor, form })),
);

async function submitUnder(vendor: AnyVendor, form: ErrorForm, times: number | "always") {
  const here = world();
  const call = endpointCalls.find((each) => each.vendor === vendor.id);
  if (!call) throw new Error(`No call is made of ${vendor.id}.`);
  here.session.faults.script([
    { fault: "http-error", with: { form: form.id }, vendor: vendor.id, operation: "submit", times },
  ]);
  const got = await ending(here.session, call.run(here));
  return { ...got, submits: here.session.journal.count({ operation: "submit" }), here };
}

/** What a submit that is refused in a form ends in. */
function endOf(vendor: AnyVendor, { code, fault, by }: ErrorForm): string {
  if (code in vendor.states.rows) return "GC_TASK_FAILED";
  if (fault === "internal") return "GC_SUBMIT_UNKNOWN_OUTCOME";
  return by === "gateway" ? "GC_CALL_GATEWAY" : "GC_CALL_REFUSED";
}

describe("a submit that is refused", () => {
  test.each(forms)("says why, whoever says it: $name", async ({ vendor, form }) => {
    const { code, error, submits, here } = await submitUnder(vendor, form, "always");
    expect(code).toBe(endOf(vendor, form));
    const isAskedAgain = form.fault === "rate-limited" && !form.charged && code !== "GC_TASK_FAILED";
    expect(submits).toBe(isAskedAgain ? 8 : 1);
    expect(here.session.ledger.entries()).toEqual([]);
    if (code !== "GC_CALL_REFUSED" && code !== "GC_CALL_GATEWAY") return;
    const charged = form.charged ? "yes" : "no";
    expect(error).toMatchObject({ fault: form.fault, httpStatus: form.httpStatus, charged, retryable: form.retryable });
    expect(error?.clause).toMatch(/^(?:erratum:)?[a-z][a-z0-9.-]+$/);
    if (form.message !== undefined) expect(error?.message).toContain(form.message.slice(0, 12));
  });

  test.each(forms.filter(({ form }) => form.fault === "rate-limited" && !form.charged))(
    "for the rate is sent again, and paid for once: $name",
    async ({ vendor, form }) => {
      const { code, submits, here } = await submitUnder(vendor, form, 1);
      expect([code, submits, here.session.ledger.entries().length]).toEqual(["ok", 2, 1]);
    },
  );
});

describe("a poll that is refused", () => {
  const polled = forms.filter(({ vendor }) => Object.values(vendor.endpoints).some(({ routes }) => routes.poll));
  test.each(polled)("ends the wait unless it may pass: $name", async ({ vendor, form }) => {
    const here = world();
    here.session.faults.script([
      { fault: "http-error", with: { form: form.id }, vendor: vendor.id, operation: "poll", times: "always" },
    ]);
    const { code, error } = await ending(
      here.session,
      here.picwish.scale({ image: "https://pictures.example/client-matrix.png", type: "clean" }),
    );
    const passes = form.fault === "rate-limited" || form.fault === "internal";
    expect(code).toBe(passes ? "GC_TASK_DEADLINE" : "GC_CALL_REFUSED");
    expect(here.session.journal.count({ operation: "poll" })).toBeGreaterThanOrEqual(passes ? 3 : 1);
    if (!passes) expect(here.session.journal.count({ operation: "poll" })).toBe(1);
    here.session.faults.clear();
    expect(error?.handle).toBeDefined();
    if (error?.handle)
      expect(await ending(here.session, here.picwish.resume(error.handle))).toMatchObject({ code: "ok" });
  });
});
