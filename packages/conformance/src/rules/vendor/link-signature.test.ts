import type { Exchange, LinkFacts } from "@graycard/core";
import { describeRule } from "../../testing/describe-rule.js";
import { linkSignature } from "./link-signature.js";

function signed(exchanges: readonly Exchange[], signature: LinkFacts["signature"]): readonly Exchange[] {
  return exchanges.map((exchange) => {
    const body = exchange.response?.body;
    if (!exchange.response || !body?.links) return exchange;
    const links = body.links.map((each) => ({ ...each, signature }));
    return { ...exchange, response: { ...exchange.response, body: { ...body, links } } };
  });
}

describeRule(linkSignature, (target) => {
  const broken = [
    ["a signature is no base64", { encoded: "", raw: "" }],
    ["a signature is of another length", { bytes: 32, encoded: "=", raw: "" }],
    ["a plus sign is left as it is", { bytes: 20, encoded: "=", raw: "+" }],
    ["a slash is encoded", { bytes: 20, encoded: "/=", raw: "" }],
  ] as const;
  return broken.map(([when, signature]) => ({
    when,
    change: (exchanges) => signed(exchanges, signature),
    fails: linkSignature.decides(target),
  }));
});
