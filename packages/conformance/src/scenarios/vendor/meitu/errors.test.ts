import { describeScenario } from "../../../testing/describe-scenario.js";
import { errors } from "./errors.js";

const code = (value: number) => [{ fault: "rewrite-answer", with: { set: { ErrorCode: value } } }];

describeScenario(errors, () => [
  {
    when: "has numbers of its own",
    faults: code(7),
    fails: ["meitu.error.general-codes", "meitu.error.process-error"],
  },
  {
    when: "finds nothing wrong with a file that is no picture",
    faults: [{ fault: "rewrite-answer", after: 2, with: { status: 200, text: "{}" } }],
    fails: ["meitu.error.general-codes", "meitu.error.process-error"],
  },
]);
