import { describeScenario } from "../../../testing/describe-scenario.js";
import { imagePrecedence } from "./image-precedence.js";

describeScenario(imagePrecedence, (target) => [
  {
    when: "overlooks the file",
    faults: [{ fault: "ignore-field", with: { field: "image_file" } }],
    fails: imagePrecedence.decides(target),
  },
]);
