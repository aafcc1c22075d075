import type { Duties } from "../../contract/duties.js";
import type { PicwishClause } from "./vocabulary.js";

/** What callers are asked to do, as far as it shows in requests. */
export const picwishDuties: Duties<PicwishClause> = {
  slowDown: "picwish.status.429-slow-down",
  downloadSoon: ["picwish.link.download-soon"],
  repairLink: "picwish.link.ampersand",
  judgeFirst: ["picwish.judge.work-by-state"],
  discouraged: [{ field: "image_base64", clause: "picwish.inpaint.image-base64-discouraged" }],
};
