import { describeScenario } from "../../testing/describe-scenario.js";
import { unknownAddress } from "./unknown-address.js";

describeScenario(unknownAddress, (target) => [
  {
    when: "takes it for a wrong parameter",
    faults: [{ fault: "refuse", with: { fault: "invalid-parameter" } }],
    fails: unknownAddress.decides(target),
  },
  ...(target.endpoint.routes.poll
    ? [
        {
          when: "answers about whatever task it has",
          faults: [{ fault: "skip-check", with: { check: "locate-task" } }],
          fails: unknownAddress.decides(target),
        },
      ]
    : []),
]);
