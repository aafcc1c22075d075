import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { failureClause } from "../judge.js";
import { ownFailures } from "./own-failures.js";

describeScenario(ownFailures, (target): readonly Twin[] => {
  const failed = failureClause(target, "processing") ?? "";
  const upload = failureClause(target, "result-upload");
  if (upload === undefined) {
    const anotherCode = { fault: "rewrite-answer", with: { set: { ErrorCode: 10000 } } };
    return [{ when: "gives another number", faults: [anotherCode], fails: [failed] }];
  }
  const state = (code: number) => [{ fault: "rewrite-answer", with: { set: { "data.state": code } } }];
  return [
    { when: "has one number for all failures", faults: state(-1), fails: [upload] },
    { when: "always blames the store", faults: state(-2), fails: [failed] },
  ];
});
