import type { Invariants } from "../../contract/invariants.js";
import type { MeituClause, MeituReadings } from "./vocabulary.js";

/** What every answer keeps to. There are no tasks, so that each answer stands by itself. */
export const meituInvariants: Invariants<MeituClause, MeituReadings> = {
  otherStatus: ["meitu.response.http-200"],
  unlistedFields: {
    succeeded: "meitu.response.media-info-list",
    failed: "meitu.error.code",
    refused: "meitu.error.code",
  },
  media: {
    clause: "meitu.response.media-info-item",
    asked: "media_info_list",
    at: "media_info_list",
    has: ["media_data"],
  },
};
