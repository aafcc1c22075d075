import type { HeaderAuth } from "../../contract/auth.js";
import type { AliyunMarketClause } from "./vocabulary.js";

/** The gateway's simple authentication: the word APPCODE, a space and the code. */
export const aliyunMarketAuth: HeaderAuth<AliyunMarketClause> = {
  by: "header",
  header: "Authorization",
  scheme: "APPCODE",
  variable: "GRAYCARD_ALIYUN_APPCODE",
  clause: "aliyun-market.auth.appcode",
};
