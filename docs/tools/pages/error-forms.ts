import type { AnyVendor } from "@graycard/core";
import { cite } from "../cite.js";
import { code, page, prose, table } from "../markdown.js";
import { vendorHead } from "./page-head.js";

type AnyForm = AnyVendor["errorForms"][number];

/** Every way known in which a vendor, or a gateway in front of it, words an error. */
export function errorFormsPage(vendor: AnyVendor): string {
  return page(
    vendorHead(vendor, "error forms"),
    'Each is played by the fault `http-error`: `{ fault: "http-error", with: { form: "<id>" } }`. What a number and a text mean, and which edition sends what: [error families](../../explanation/error-families.md).',
    table(
      ["Form", "When", "HTTP", "Headers", "Body", "Says who", "Charged", "Worth another try", "Rests on"],
      vendor.errorForms.map((form) => [
        code(form.id),
        prose(form.sentence),
        String(form.httpStatus),
        headersOf(form),
        bodyOf(form),
        form.by,
        form.charged ? "yes" : "no",
        form.retryable ? "yes" : "no",
        cite(form.clause),
      ]),
    ),
  );
}

/** What stands for the number that each answer has of its own. */
const words = ({ code: number, message }: AnyForm) => ({ id: "<id>", code: number, message });

function headersOf(form: AnyForm): string {
  const headers = Object.entries(form.headers?.(words(form)) ?? {});
  return headers.map(([name, value]) => code(`${name}: ${value}`)).join(" ");
}

function bodyOf(form: AnyForm): string {
  return form.body.kind === "none" ? "none" : code(JSON.stringify(form.body.write(words(form))));
}
