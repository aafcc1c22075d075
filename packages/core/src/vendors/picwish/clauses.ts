import { defineClauses } from "../../contract/clause.js";
import type { PicwishDocument } from "./clauses/documents.js";
import { inpaintClauses } from "./clauses/inpaint.js";
import { limitClauses } from "./clauses/limits.js";
import { linkClauses } from "./clauses/links.js";
import { requestClauses } from "./clauses/request.js";
import { responseClauses } from "./clauses/response.js";
import { sampleClauses } from "./clauses/samples.js";
import { scaleClauses } from "./clauses/scale.js";
import { segmentationClauses } from "./clauses/segmentation.js";
import { stateClauses } from "./clauses/states.js";
import { statusClauses } from "./clauses/status.js";
import { supportClauses } from "./clauses/support.js";

export { picwishDocuments } from "./clauses/documents.js";

/** Every sentence, table row and sample of PicWish's three documents that binds a server or a client. */
export const picwishClauses = defineClauses<PicwishDocument>()({
  ...requestClauses,
  ...scaleClauses,
  ...inpaintClauses,
  ...segmentationClauses,
  ...limitClauses,
  ...responseClauses,
  ...statusClauses,
  ...stateClauses,
  ...sampleClauses,
  ...linkClauses,
  ...supportClauses,
});

/** Every clause id of PicWish's documents, as the errata cite them. */
export type PicwishClauseId = keyof typeof picwishClauses;
