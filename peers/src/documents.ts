import { type AnyVendor, type EditionName, vendors } from "@graycard/core";
import { type OpenApiDocument, writeOpenApi } from "@graycard/core/openapi";

/** A document to check, and what it is called in reports. */
export interface NamedDocument {
  readonly name: string;
  readonly document: OpenApiDocument;
}

export const editions: readonly EditionName[] = ["documented", "observed"];

/** Every document there is: each vendor by itself and all in one, in both editions. */
export const documents: readonly NamedDocument[] = editions.flatMap((edition) => [
  ...vendors.map((vendor) => named(vendor.id, [vendor], edition)),
  named("all", vendors, edition),
]);

function named(name: string, of: readonly AnyVendor[], edition: EditionName): NamedDocument {
  return { name: `${name}.${edition}`, document: writeOpenApi(of, { edition }) };
}
