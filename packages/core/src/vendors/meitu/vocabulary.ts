import { answerNodes } from "../../contract/answer.js";
import { defineEndpoint } from "../../contract/endpoint.js";
import type { ReadingsOf } from "../../contract/erratum.js";
import { requestFields } from "../../contract/request-field.js";
import type { meituClauses } from "./clauses.js";
import type { meituErrata } from "./errata.js";

/** Every clause id of Meitu: a wrong one does not compile. */
export type MeituClause = keyof typeof meituClauses & string;

/** The readings of Meitu's errata, with the type each value has. */
export interface MeituReadings extends ReadingsOf<typeof meituErrata> {}

/** The builders of the core vocabulary, bound to Meitu's clauses and readings. */
export const field = requestFields<MeituClause, MeituReadings>();
export const answer = answerNodes<MeituClause, MeituReadings>();
export const endpoint = defineEndpoint<MeituClause, MeituReadings>();
