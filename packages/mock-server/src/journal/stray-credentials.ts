import type { AnyVendor } from "@graycard/core";
import type { Inbound } from "../pipeline/inbound.js";

/**
 * Whatever stands in a request where some vendor looks for a credential, well-formed or not: the secrets of a request
 * that is not known to be anybody's, such as one for a result file.
 */
export function strayCredentials(
  vendors: readonly AnyVendor[],
  { headers }: Pick<Inbound, "headers">,
  { searchParams }: Pick<URL, "searchParams">,
): readonly string[] {
  const found: string[] = [];
  for (const { auth } of vendors) {
    if (auth.by === "header") {
      const value = headers.get(auth.header);
      // With a scheme before it or without: clients mix up vendors.
      if (value) found.push(value.trim(), ...value.split(/[\s,]+/));
    } else for (const { name } of auth.parameters) found.push(...searchParams.getAll(name));
  }
  return found;
}
