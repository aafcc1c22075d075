import { answerNodes } from "../../contract/answer.js";
import { defineEndpoint } from "../../contract/endpoint.js";
import type { ReadingsOf } from "../../contract/erratum.js";
import { requestFields } from "../../contract/request-field.js";
import type { picwishClauses } from "./clauses.js";
import type { picwishErrata } from "./errata.js";

/** Every clause id of PicWish: a wrong one does not compile. */
export type PicwishClause = keyof typeof picwishClauses & string;

/** The readings of PicWish's errata, with the type each value has. */
export interface PicwishReadings extends ReadingsOf<typeof picwishErrata> {}

/** The builders of the core vocabulary, bound to PicWish's clauses and readings. */
export const field = requestFields<PicwishClause, PicwishReadings>();
export const answer = answerNodes<PicwishClause, PicwishReadings>();
export const endpoint = defineEndpoint<PicwishClause, PicwishReadings>();
