import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { contentTypeRule } from "./content-type.js";

describeRule(contentTypeRule, ({ vendor }) => [
  {
    when: "a success is labelled as text",
    change: (exchanges) => rewritten(exchanges, { vendor, phase: "succeeded", contentType: "text/plain" }),
    fails: [vendor.promises.contentType ?? ""],
  },
  {
    when: "a failure is labelled as text",
    change: (exchanges) => rewritten(exchanges, { vendor, phase: "failed", contentType: "text/plain" }),
    fails: [vendor.promises.errorContentType ?? ""],
  },
]);
