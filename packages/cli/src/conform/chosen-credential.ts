import { type AnyVendor, credentialVariables } from "@graycard/core";
import { UsageError } from "../usage-error.js";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The credential that was given for a vendor: by `--credential vendor=part:part`, or by the environment. Undefined where
 * none was.
 *
 * @throws {UsageError} for one with too few or too many parts
 */
export function givenCredential(
  vendor: AnyVendor,
  flags: readonly string[] | undefined,
  env: Environment,
): readonly string[] | undefined {
  const variables = credentialVariables(vendor.auth);
  const given = flags?.find((each) => each.startsWith(`${vendor.id}=`))?.slice(vendor.id.length + 1);
  if (given !== undefined) {
    const parts = given.split(":");
    if (parts.length !== variables.length || parts.includes("")) {
      throw new UsageError(`--credential ${vendor.id}=… takes ${variables.length} part(s), separated by a colon.`);
    }
    return parts;
  }
  const parts = variables.map((variable) => env[variable]?.trim() ?? "");
  const missing = variables.filter((_, index) => parts[index] === "");
  if (missing.length === variables.length) return undefined;
  if (missing.length > 0) throw new UsageError(`${vendor.id}: ${missing.join(" and ")} is missing in the environment.`);
  return parts;
}
