import type { HeaderAuth } from "../../contract/auth.js";
import type { PicwishClause } from "./vocabulary.js";

/** One request header; the documents name it only where they explain status 401. */
export const picwishAuth: HeaderAuth<PicwishClause> = {
  by: "header",
  header: "X-API-KEY",
  variable: "GRAYCARD_PICWISH_API_KEY",
  clause: "picwish.auth.api-key",
};
