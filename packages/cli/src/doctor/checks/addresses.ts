import { isLoopback } from "../../call/call-target.js";
import { baseUrlVariable } from "../../commands/run-environment.js";
import type { DoctorCheck } from "../doctor-check.js";
import { type Finding, fail, ok, warn } from "../finding.js";

/** Where `graycard call` goes when no flag says so. */
export const addresses: DoctorCheck = {
  id: "addresses",
  look({ vendors, env }) {
    return vendors.map((vendor): Finding => {
      const variable = baseUrlVariable(vendor);
      const value = env[variable];
      if (!value) return ok(variable, `not set: calls without --base-url go to ${vendor.hosts[0]}`);
      const url = URL.canParse(value) ? new URL(value) : undefined;
      if (!url || !/^https?:$/.test(url.protocol)) {
        return fail(variable, "it is no http or https address", "Write it as http://127.0.0.1:4010, or unset it.");
      }
      if (isLoopback(url.hostname)) return ok(variable, "calls go to this machine, not to the vendor");
      if (url.protocol === "http:") {
        const advice = "Write it with https://, unless everything between here and there is yours.";
        return fail(variable, `calls go to ${url.host} over http: the credential can be read on the way`, advice);
      }
      if (vendor.hosts.includes(url.hostname)) return ok(variable, `calls go to ${url.host}, a host of the vendor`);
      const advice = "Unset it unless that host is yours: whoever is there gets the credential.";
      return warn(variable, `calls go to ${url.host}, which is neither this machine nor a host of the vendor`, advice);
    });
  },
};
