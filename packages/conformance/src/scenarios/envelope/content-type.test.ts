import { describeScenario } from "../../testing/describe-scenario.js";
import { contentType } from "./content-type.js";

describeScenario(contentType, (target) => [
  {
    when: "labels its JSON as text",
    faults: [{ fault: "rewrite-answer", with: { contentType: "text/plain" } }],
    fails: contentType.decides(target),
  },
]);
