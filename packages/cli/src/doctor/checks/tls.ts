import type { DoctorCheck } from "../doctor-check.js";
import { errorName } from "../error-name.js";
import { type Finding, fail, ok, warn } from "../finding.js";
import { nodeFlagsOf } from "../node-flags.js";
import type { Surroundings } from "../surroundings.js";

const off = "NODE_TLS_REJECT_UNAUTHORIZED";
const extra = "NODE_EXTRA_CA_CERTS";

/** Whether certificates are checked, and whether those that are to be trusted besides are there. */
export const tls: DoctorCheck = {
  id: "tls",
  async look(surroundings) {
    return [checked(surroundings), await extraCertificates(surroundings), ...keylog(surroundings)];
  },
};

/** Node.js takes this very value, and no other, for "do not check". */
function checked({ env }: Surroundings): Finding {
  const looked = `${off}, which can turn off the check of certificates`;
  if (env[off] !== "0") return ok(looked, "certificates are checked");
  const advice = `Unset ${off}: anybody between here and the vendor could take the key. For a mock with --tls, name its certificate in ${extra}.`;
  return fail(looked, "it is 0: no certificate is checked, whoever answers", advice);
}

async function extraCertificates({ env, disk }: Surroundings): Promise<Finding> {
  const path = env[extra];
  const looked = `${extra}, a file of certificates to trust besides the usual ones`;
  if (!path) return ok(looked, "it is not set");
  const advice = `Name a file in PEM form, or unset ${extra}; Node.js only warns, and goes on without it.`;
  try {
    const count = (await disk.read(path)).match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/g)?.length ?? 0;
    if (count > 0) return ok(looked, `the file holds ${count} certificate${count === 1 ? "" : "s"}`);
    return fail(looked, "the file holds no certificate", advice);
  } catch (error) {
    return fail(looked, `the file cannot be read (${errorName(error)})`, advice);
  }
}

function keylog(surroundings: Surroundings): readonly Finding[] {
  const isKept = nodeFlagsOf(surroundings).some((flag) => /^--tls[-_]keylog(?:=|$)/.test(flag));
  if (!isKept) return [];
  const advice = "Leave the flag out wherever a real key is used; look into NODE_OPTIONS, too.";
  const found = "it writes down what opens every encrypted connection, keys of vendors included";
  return [warn("the flag --tls-keylog of Node.js", found, advice)];
}
