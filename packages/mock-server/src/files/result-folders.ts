import type { AnyVendor } from "@graycard/core";

/** The vendor whose result files live where this path leads, if any. */
export function vendorOfResultPath(vendors: readonly AnyVendor[], path: string): AnyVendor | undefined {
  return vendors.find((vendor) => foldersOf(vendor).some((folder) => path.startsWith(folder)));
}

const known = new WeakMap<AnyVendor, readonly string[]>();

function foldersOf(vendor: AnyVendor): readonly string[] {
  const folders =
    known.get(vendor) ??
    Object.values(vendor.endpoints).flatMap(({ results }) =>
      results.map(({ path }) => path("", 0, "jpg").replace(/[^/]*$/, "")),
    );
  known.set(vendor, folders);
  return folders;
}
