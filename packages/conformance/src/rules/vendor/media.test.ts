import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { mediaRule } from "./media.js";

describeRule(mediaRule, (target) => [
  {
    when: "an item is missing",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { media_info_list: [] } }),
    fails: mediaRule.decides(target),
  },
  {
    when: "an item has no medium",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", remove: ["media_info_list.0.media_data"] }),
    fails: mediaRule.decides(target),
  },
  {
    when: "an item comes twice",
    change: (exchanges) => {
      const item = { media_data: "aGVsbG8=" };
      return rewritten(exchanges, {
        vendor: target.vendor,
        phase: "succeeded",
        set: { media_info_list: [item, item] },
      });
    },
    fails: mediaRule.decides(target),
  },
]);
