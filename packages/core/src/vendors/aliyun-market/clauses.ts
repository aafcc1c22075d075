import { defineClauses } from "../../contract/clause.js";
import { adviceClauses } from "./clauses/advice.js";
import { limitClauses } from "./clauses/limits.js";
import { linkClauses } from "./clauses/links.js";
import { maskClauses } from "./clauses/mask.js";
import { requestClauses } from "./clauses/request.js";
import { responseClauses } from "./clauses/response.js";
import { stateClauses } from "./clauses/states.js";
import { statusClauses } from "./clauses/statuses.js";
import { aliyunMarketDocuments } from "./documents.js";

export { aliyunMarketDocuments };

/** Every sentence, table row, sample fact and FAQ answer of the channel's document that binds server or caller. */
export const aliyunMarketClauses = defineClauses<keyof typeof aliyunMarketDocuments>()({
  ...requestClauses,
  ...maskClauses,
  ...statusClauses,
  ...stateClauses,
  ...responseClauses,
  ...limitClauses,
  ...linkClauses,
  ...adviceClauses,
});
