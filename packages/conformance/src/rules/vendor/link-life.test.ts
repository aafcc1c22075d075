import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { linkLifeRule } from "./link-life.js";

const link = (query: string) => `https://bucket.example/tasks/output/x.jpg${query}`;

describeRule(linkLifeRule, (target) => [
  {
    when: "a link ends with the work",
    change: (exchanges) =>
      rewritten(exchanges, {
        vendor: target.vendor,
        phase: "succeeded",
        set: {
          "data.completed_at": 1767323045,
          "data.image": link("?Expires=1767323045&OSSAccessKeyId=[withheld]&Signature=[withheld]"),
        },
      }),
    fails: linkLifeRule.decides(target),
  },
  {
    when: "a link of the newer form lives for ten minutes",
    change: (exchanges) =>
      rewritten(exchanges, {
        vendor: target.vendor,
        phase: "succeeded",
        set: { "data.image": link("?x-oss-date=20260102T030405Z&x-oss-expires=600") },
      }),
    fails: linkLifeRule.decides(target),
  },
]);
