import type { AnyVendor } from "@graycard/core";

/** The start of a generated page about one vendor: its title, and where its words come from. */
export function vendorHead(vendor: AnyVendor, subject: string): readonly string[] {
  return [`# ${vendor.title}: ${subject}`, generatedFrom(`packages/core/src/vendors/${vendor.id}/`)];
}

/** The line that keeps people from editing a generated page. */
export function generatedFrom(source: string): string {
  return `Generated from \`${source}\` by \`npm run docs\`; change it there.`;
}
