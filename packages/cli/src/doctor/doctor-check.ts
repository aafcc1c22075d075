import type { Finding } from "./finding.js";
import type { Surroundings } from "./surroundings.js";

/** One thing that can be wrong with where Graycard runs. */
export interface DoctorCheck {
  /** As its file is named. */
  readonly id: string;
  /** What it finds; at least one finding, so that nothing is silently passed over. */
  look(surroundings: Surroundings): Promise<readonly Finding[]> | readonly Finding[];
}
