import { type AnyVendor, type ErrorFormWish, errorStyles, findErrorForm } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

const words = {
  code: z.int().optional(),
  message: z.union([z.string().min(1), z.literal(false)]).optional(),
  retryAfter: z.union([z.int().min(0), z.literal("date"), z.literal(false)]).optional(),
};

const parameters = z
  .strictObject({
    form: z.string().min(1).optional(),
    status: z.int().min(400).max(599).optional(),
    style: z.enum(errorStyles).optional(),
    ...words,
  })
  .refine(({ form, status, style }) => (form === undefined) !== (status === undefined) && (!form || !style), {
    message: "either form alone, or status, with style where it is not http",
  });

type Parameters = z.infer<typeof parameters>;

function wishOf({ form, status = 0, style = "http" }: Parameters): ErrorFormWish {
  return form === undefined ? { status, style } : { form };
}

/** Answer with an error, in one of the forms in which the vendor or a gateway in front of it words errors. */
export const httpError = defineFault({
  name: "http-error",
  sentence: "Answers with an error in a form of the vendor's, by its name or its status; nothing is done or charged.",
  parameters,
  operations: () => ["submit", "poll"],
  actsOn: (given, { errorForms }) => findErrorForm(errorForms, wishOf(given)) !== undefined,
  objection(given, vendors) {
    const wish = wishOf(given);
    if (vendors.some(({ errorForms }) => findErrorForm(errorForms, wish))) return undefined;
    if ("form" in wish) return `there is no error form "${wish.form}"; there are ${namesOf(vendors)}`;
    return `no error form has the status ${wish.status} in the style ${wish.style}`;
  },
  apply(bends, given) {
    const { code, message, retryAfter } = given;
    bends.error = { wish: wishOf(given), code, message, retryAfter };
  },
});

function namesOf(vendors: readonly AnyVendor[]): string {
  return vendors.map(({ id, errorForms }) => `${id}: ${errorForms.map((form) => form.id).join(", ")}`).join("; ");
}
