import type { Invariants } from "../../contract/invariants.js";
import type { AliyunMarketClause, AliyunMarketReadings } from "./vocabulary.js";

/** What every answer keeps to, read off the tables and the prose; the document prints no whole answer. */
export const aliyunMarketInvariants: Invariants<AliyunMarketClause, AliyunMarketReadings> = {
  bodyStatus: "status",
  statusCarrier: "aliyun-market.status.http-or-json",
  otherStatus: ["aliyun-market.status.not-200", "aliyun-market.judging.status-first"],
  stateDecides: ["aliyun-market.judging.state-decides"],
  negativeFails: "aliyun-market.state.negative-is-failure",
  listedStates: "aliyun-market.response.state",
  progress: "aliyun-market.response.progress",
  taskId: { at: "data.task_id", clause: "aliyun-market.response.task-id" },
  times: {
    clause: "aliyun-market.response.created-at",
    created: { at: "data.created_at", clause: "aliyun-market.response.created-at" },
    completed: { at: "data.completed_at", clause: "aliyun-market.response.completed-at" },
  },
  // Whatever there is further to say is said in data, and of a refusal in message.
  unlistedFields: {
    refused: "aliyun-market.response.message",
    succeeded: "aliyun-market.response.data",
    failed: "aliyun-market.response.data",
  },
  links: {
    clause: "aliyun-market.link.signed-query",
    parameters: ["Expires", "OSSAccessKeyId"],
    exact: false,
  },
};
