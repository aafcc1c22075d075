import type { QueryAuth } from "../../contract/auth.js";
import type { MeituClause } from "./vocabulary.js";

/** Key and secret travel in the query; the document's prose names the second one differently from its own call, which has `xxx` for both. */
export const meituAuth: QueryAuth<MeituClause> = {
  by: "query",
  parameters: [
    { name: "api_key", variable: "GRAYCARD_MEITU_API_KEY", clause: "meitu.auth.api-key", placeholder: "xxx" },
    { name: "api_secret", variable: "GRAYCARD_MEITU_API_SECRET", clause: "meitu.auth.api-secret", placeholder: "xxx" },
  ],
};
