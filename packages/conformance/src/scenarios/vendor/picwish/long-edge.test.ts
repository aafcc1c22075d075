import { describeScenario } from "../../../testing/describe-scenario.js";
import { longEdge } from "./long-edge.js";

const limit = (value: number) => [{ fault: "other-limit", with: { limit: "maxSidePx", value } }];

describeScenario(longEdge, (target) => [
  { when: "takes one pixel more", faults: limit(4097), fails: longEdge.decides(target) },
  { when: "takes one pixel less only", faults: limit(4095), fails: longEdge.decides(target) },
]);
