import type { Duties } from "../../contract/duties.js";
import type { MeituClause } from "./vocabulary.js";

/** The document asks nothing of callers that is not already a field or a limit. */
export const meituDuties: Duties<MeituClause> = {};
