import type { Duties } from "../../contract/duties.js";
import type { AliyunMarketClause } from "./vocabulary.js";

/** What callers are asked to do, as far as it shows in requests. */
export const aliyunMarketDuties: Duties<AliyunMarketClause> = {
  slowDown: "aliyun-market.advice.slow-down",
  downloadSoon: ["aliyun-market.link.download-soon", "aliyun-market.link.keep-own-copy"],
  repairLink: "aliyun-market.link.ampersand",
  judgeFirst: ["aliyun-market.judging.status-first", "aliyun-market.judging.state-decides"],
};
