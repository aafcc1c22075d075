import { type AnyVendor, credentialVariables } from "@graycard/core";
import { type CredentialPart, flawsOf } from "../credential-flaws.js";
import type { DoctorCheck } from "../doctor-check.js";
import { type Finding, fail, notChecked, ok, warn } from "../finding.js";
import type { Surroundings } from "../surroundings.js";

/** Whether what is set as a vendor's credential can be one. What is found never holds any of it. */
export const credentials: DoctorCheck = {
  id: "credentials",
  look(surroundings) {
    const { vendors } = surroundings;
    const set = vendors.flatMap((vendor) => partsOf(vendor, surroundings));
    return [...vendors.flatMap((vendor) => ofVendor(vendor, surroundings)), ...twins(set), ...accepted(set)];
  },
};

function partsOf(vendor: AnyVendor, { env }: Surroundings): readonly CredentialPart[] {
  const { auth } = vendor;
  const places = auth.by === "header" ? [{ ...auth, name: auth.header, placeholder: undefined }] : auth.parameters;
  return places.flatMap(({ name: place, variable, placeholder }) => {
    const value = env[variable];
    return value === undefined || value === "" ? [] : [{ vendor, variable, place, value, placeholder }];
  });
}

function ofVendor(vendor: AnyVendor, surroundings: Surroundings): readonly Finding[] {
  const all = credentialVariables(vendor.auth);
  const looked = all.join(" and ");
  const parts = partsOf(vendor, surroundings);
  const set = parts.filter(({ value }) => value.trim() !== "").map(({ variable }) => variable);
  const missing = all.filter((name) => !set.includes(name));
  const setting = { vendors: surroundings.vendors, isLive: surroundings.env.GRAYCARD_LIVE === "1" };
  const flaws = parts.flatMap((part) => flawsOf(part, setting));
  if (set.length > 0 && missing.length > 0) {
    const found = `${missing.join(" and ")} is missing beside ${set.join(" and ")}; ${vendor.title} wants both`;
    return [fail(looked, found, `Set ${missing.join(" and ")}, or unset ${set.join(" and ")}.`), ...flaws];
  }
  if (flaws.length > 0) return flaws;
  if (set.length === 0)
    return [ok(looked, `not set: a mock needs none, and ${vendor.title} itself is not to be called`)];
  return [ok(looked, "set, and nothing in it shows that it is no credential")];
}

/** What two vendors gave out, or two parts of one credential, is never the same. */
function twins(parts: readonly CredentialPart[]): readonly Finding[] {
  return parts.flatMap((part, at) =>
    parts
      .slice(at + 1)
      .filter(({ value }) => value.trim() !== "" && value.trim() === part.value.trim())
      .map(({ variable }) =>
        warn(
          `${part.variable} and ${variable}`,
          "both hold the same",
          "One of them is of the wrong kind, unless both are for a mock: each vendor, and each part, has its own.",
        ),
      ),
  );
}

function accepted(set: readonly CredentialPart[]): readonly Finding[] {
  if (set.length === 0) return [];
  return [notChecked("whether a vendor accepts what is set", "only the vendor knows, and nothing is sent")];
}
