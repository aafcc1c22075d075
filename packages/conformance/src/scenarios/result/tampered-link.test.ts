import { picwish } from "@graycard/core";
import { expect, it } from "vitest";
import { runSuite } from "../../runner.js";
import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { mockSubject } from "../../testing/mock-subject.js";
import { tamperedLink } from "./tampered-link.js";

const printed = {
  Code: "AccessDenied",
  Message: "no right because of bucket acl",
  RequestId: "0123456789ABCDEF01234567",
  HostId: "bucket.example",
  EC: "0003-00000001",
};

/** Every download is refused, in these words. */
function refusing(words: Partial<typeof printed>): NonNullable<Twin["faults"]> {
  const fields = Object.entries({ ...printed, ...words }).flatMap(([name, value]) =>
    value === "" ? [] : [`<${name}>${value}</${name}>`],
  );
  const text = `<?xml version="1.0"?><Error>${fields.join("")}</Error>`;
  return [
    { fault: "skip-check", with: { check: "link" } },
    { fault: "bad-result", with: { status: 403, text } },
  ];
}

describeScenario(tamperedLink, (target): readonly Twin[] => {
  const { promises } = target.vendor;
  const { repairedLink = "", denialFields = "", denialCode = "", denialMessage = "" } = promises;
  const { denialRequestId = "", denialEc = "" } = promises;
  return [
    {
      when: "does not look at signatures",
      faults: [{ fault: "skip-check", with: { check: "link" } }],
      fails: tamperedLink.decides(target).filter((clause) => clause !== repairedLink),
    },
    {
      when: "does not serve its results",
      faults: [{ fault: "bad-result", with: { status: 404 } }],
      fails: [repairedLink],
    },
    { when: "refuses with another code", faults: refusing({ Code: "Forbidden" }), fails: [denialCode, repairedLink] },
    {
      when: "gives another reason",
      faults: refusing({ Message: "You may not." }),
      fails: [denialMessage, repairedLink],
    },
    { when: "numbers refusals", faults: refusing({ RequestId: "17" }), fails: [denialRequestId, repairedLink] },
    { when: "has another EC", faults: refusing({ EC: "0002-00000069" }), fails: [denialEc, repairedLink] },
    { when: "names no host", faults: refusing({ HostId: "" }), fails: [denialFields, repairedLink] },
  ];
});

it("finds nothing out about a link without a query, and says that this is why", async () => {
  const link = "https://files.example/tasks/output/none.jpg";
  const faults = [{ fault: "rewrite-answer", operation: "submit", with: { set: { "data.image": link } } }] as const;
  const run = await runSuite({
    subjects: [mockSubject(picwish, { faults })],
    scenarios: [tamperedLink],
    select: ["picwish/scale/result/tampered-link"],
    ...{ version: "test", now: () => 0 },
  });
  expect(new Set(run.checks.map(({ verdict, reason }) => `${verdict}: ${reason}`))).toEqual(
    new Set(["inconclusive: The link has no query that could be changed."]),
  );
});
