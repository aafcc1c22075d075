import { defineStates } from "../../task/state-table.js";
import { picwishStates } from "../picwish/states.js";
import type { AliyunMarketClause } from "./vocabulary.js";

/** The numbers are PicWish's; the market's document lists only the ones a task can end in. */
export const aliyunMarketStates = defineStates<AliyunMarketClause>()({
  rows: {
    1: { state: "succeeded", clause: "aliyun-market.state.succeeded", means: "the result is ready" },
    [-1]: {
      state: "failed",
      reasons: ["processing"],
      clause: "aliyun-market.state.failed",
      means: "the repair failed",
    },
    [-2]: {
      state: "failed",
      reasons: ["result-upload"],
      clause: "aliyun-market.state.result-upload",
      means: "the result could not be stored",
    },
    [-3]: {
      state: "failed",
      reasons: ["source-download"],
      clause: "aliyun-market.state.source-download",
      means: "the picture could not be downloaded from its URL",
    },
    [-5]: {
      state: "failed",
      reasons: ["source-too-large"],
      clause: "aliyun-market.state.source-too-large",
      means: "the picture behind the URL is too large",
    },
    [-7]: {
      state: "failed",
      reasons: ["invalid-image"],
      clause: "aliyun-market.state.invalid-image",
      means: "the file is no picture the service takes, by format or by resolution",
    },
    [-8]: {
      state: "failed",
      reasons: ["timeout"],
      clause: "aliyun-market.state.timeout",
      means: "the repair took longer than allowed",
    },
  },
  unlisted: picwishStates.unlisted,
});
