import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { unlistedFields } from "./unlisted-fields.js";

describeRule(unlistedFields, ({ vendor, endpoint }) => {
  const clauses = unlistedFields.decides({ vendor, endpoint } as never);
  return Object.entries(vendor.invariants.unlistedFields ?? {}).map(([phase, clause]) => ({
    when: `an answer that is ${phase} has a field more`,
    change: (exchanges) => rewritten(exchanges, { vendor, phase: phase as "refused", set: { "nobody-knows": 1 } }),
    fails: clauses.filter((each) => each === [clause].flat().find((one) => clauses.includes(one))),
  }));
});
