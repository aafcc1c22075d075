import { defineClauses } from "../../contract/clause.js";
import { errorClauses } from "./clauses/errors.js";
import { limitClauses } from "./clauses/limits.js";
import { requestClauses } from "./clauses/request.js";
import { responseClauses } from "./clauses/response.js";
import { meituDocuments } from "./documents.js";

export { meituDocuments };

/** Every sentence, table row and sample fact of Meitu's document that binds server or caller. */
export const meituClauses = defineClauses<keyof typeof meituDocuments>()({
  ...requestClauses,
  ...limitClauses,
  ...responseClauses,
  ...errorClauses,
});
