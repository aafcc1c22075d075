import { checks } from "./checks.js";
import { errorName } from "./error-name.js";
import type { CheckedFinding, Finding } from "./finding.js";
import type { Surroundings } from "./surroundings.js";

/** Looks at everything. A check that breaks is told as what was not checked, and the others go on. */
export async function examine(surroundings: Surroundings): Promise<readonly CheckedFinding[]> {
  const findings: CheckedFinding[] = [];
  for (const { id, look } of checks) {
    const own = await Promise.resolve()
      .then(() => look(surroundings))
      .catch((error): readonly Finding[] => [broken(id, error)]);
    findings.push(...own.map((finding) => ({ check: id, ...finding })));
  }
  return findings;
}

function broken(id: string, error: unknown): Finding {
  return { level: "not-checked", looked: id, found: `this could not be looked at (${errorName(error)})` };
}
