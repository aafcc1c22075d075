import { answerNodes } from "../../contract/answer.js";
import { defineEndpoint } from "../../contract/endpoint.js";
import type { ReadingsOf } from "../../contract/erratum.js";
import { requestFields } from "../../contract/request-field.js";
import type { aliyunMarketClauses } from "./clauses.js";
import type { aliyunMarketErrata } from "./errata.js";

/** Every clause id of the market channel: a wrong one does not compile. */
export type AliyunMarketClause = keyof typeof aliyunMarketClauses & string;

/** The readings of the market channel's errata, with the type each value has. */
export interface AliyunMarketReadings extends ReadingsOf<typeof aliyunMarketErrata> {}

/** The builders of the core vocabulary, bound to the market's clauses and readings. */
export const field = requestFields<AliyunMarketClause, AliyunMarketReadings>();
export const answer = answerNodes<AliyunMarketClause, AliyunMarketReadings>();
export const endpoint = defineEndpoint<AliyunMarketClause, AliyunMarketReadings>();
