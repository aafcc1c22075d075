import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
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
