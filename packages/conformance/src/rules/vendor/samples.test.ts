import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { samples } from "./samples.js";

/** One change for each sample that goes against nothing but it, as far as samples do not overlap. */
describeRule(samples, (target) => {
  const { vendor } = target;
  const decided = samples.decides(target);
  const twin = (when: string, change: Omit<Parameters<typeof rewritten>[1], "vendor">, fails: readonly string[]) => ({
    when,
    change: (exchanges: Parameters<typeof rewritten>[0]) => rewritten(exchanges, { vendor, ...change }),
    fails: fails.filter((clause) => decided.includes(clause)),
  });
  return [
    twin("a refusal has data", { phase: "refused", set: { data: {} } }, ["picwish.sample.refused"]),
    twin("a finished answer lacks its end", { phase: "succeeded", remove: ["data.completed_at"] }, [
      "picwish.sample.finished",
    ]),
    twin("a finished answer says otherwise", { phase: "succeeded", set: { message: "done" } }, [
      "picwish.sample.finished-message",
    ]),
    twin("both were asked for and the mask is missing", { phase: "succeeded", remove: ["data.mask"] }, [
      "picwish.sample.finished-both",
      // What has the mask alone has nothing then.
      ...(target.endpoint.id === "segmentation" ? ["picwish.sample.finished"] : []),
    ]),
    twin("the type is a number", { phase: "succeeded", set: { "data.type": 1 } }, ["picwish.sample.finished-type"]),
    twin("a link is said to be base64", { phase: "succeeded", set: { "data.return_type": 2 } }, [
      "picwish.sample.finished-return-type",
    ]),
    twin("a failure has no times", { phase: "failed", remove: ["data.created_at"] }, ["picwish.sample.failed"]),
    twin("a failure has an end", { phase: "failed", set: { "data.completed_at": 1 } }, [
      "picwish.sample.failed-without-result",
    ]),
    twin("a failure repeats the type", { phase: "failed", set: { "data.type": "auto" } }, [
      "picwish.sample.failed-without-choices",
    ]),
    twin("a failure has another status", { phase: "failed", set: { status: 200.5 } }, ["picwish.sample.failed-status"]),
    twin("a failure says so in its message", { phase: "failed", set: { message: "failed" } }, [
      "picwish.sample.failed-message",
    ]),
  ];
});
