import { resolveReadings } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { allTargets, describeRule, judge } from "../../testing/describe-rule.js";
import { healthyExchanges } from "../../testing/healthy-exchanges.js";
import { rewritten } from "../../testing/rewrite.js";
import { linkForm } from "./link-form.js";

const link = (query: string) => `https://bucket.example/tasks/output/x.jpg${query}`;

describeRule(linkForm, (target) => {
  const broken = [
    ["a link has no query", link("")],
    ["a link has no key", link("?Expires=1767323045&Signature=[withheld]")],
    [
      "a link ends at a time in milliseconds",
      link("?Expires=17673230450&OSSAccessKeyId=[withheld]&Signature=[withheld]"),
    ],
    ["the & of a link were escaped", link("?Expires=[withheld]")],
    [
      "a link has the newer form",
      link("?x-oss-credential=[withheld]&x-oss-date=20260102T030405Z&x-oss-expires=3600&x-oss-signature=[withheld]"),
    ],
  ] as const;
  return broken.map(([when, image]) => ({
    when,
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.image": image } }),
    fails: linkForm.decides(target),
  }));
});

describe("links under readings that have the newer form", () => {
  const targets = allTargets.filter((target) => linkForm.decides(target).length > 0);

  it.each(targets.map((target) => [target.endpoint.id, target] as const))(
    "are held to the older one if they have it, on %s",
    async (_, target) => {
      const readings = resolveReadings(target.vendor, "observed");
      const image = link("?Expires=1&OSSAccessKeyId=[withheld]&Signature=[withheld]");
      const exchanges = rewritten(await healthyExchanges(target), {
        vendor: target.vendor,
        phase: "succeeded",
        set: { "data.image": image },
      });
      expect(judge(linkForm, { ...target, readings }, exchanges)).toMatchObject([{ verdict: "fail" }]);
    },
  );
});
