import { linkManglings } from "../links/bend-link.js";
import { everywhere, type Trigger } from "./trigger.js";

const manglings = {
  u0026: "with a literal \\u0026 where an & belongs",
  amp: "with the HTML escape of & where an & belongs",
  "double-encoded": "with its percent signs encoded once more",
  "lower-cased": "with its signature in lower case",
} as const satisfies Readonly<Record<(typeof linkManglings)[number], string>>;

/** Words for result links that do not work. */
export const linkTriggers: readonly Trigger[] = [
  everywhere("gc-expired-link", "Hands out result links that have died a minute before.", {
    fault: "early-expired-link",
  }),
  everywhere("gc-short-link", "Hands out result links that live for five seconds.", {
    fault: "early-expired-link",
    with: { lifeMs: 5000 },
  }),
  ...linkManglings.map((how) =>
    everywhere(`gc-link-${how}`, `Hands out result links ${manglings[how]}.`, { fault: "mangled-link", with: { how } }),
  ),
];

/** Words for result files that are not what they should be. */
export const resultTriggers: readonly Trigger[] = [
  everywhere("gc-damaged-result", "Sends result files that cannot be decoded.", { fault: "damaged-result" }),
  everywhere("gc-truncated-result", "Sends only the first half of result files.", { fault: "truncated-result" }),
  everywhere("gc-html-result", "Sends a page of HTML in place of result files, as a success.", {
    fault: "wrong-type-result",
    with: { as: "html" },
  }),
  everywhere("gc-webp-result", "Sends result files in a format that was not promised.", {
    fault: "wrong-type-result",
    with: { as: "webp" },
  }),
  everywhere("gc-result-503", "Answers requests for result files with status 503.", {
    fault: "bad-result",
    with: { status: 503 },
    operation: "fetch-result",
  }),
];
