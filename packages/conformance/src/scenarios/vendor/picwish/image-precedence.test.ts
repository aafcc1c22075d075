import { changeFields } from "../../../testing/change-fields.js";
import { describeScenario } from "../../../testing/describe-scenario.js";
import { imagePrecedence } from "./image-precedence.js";

describeScenario(imagePrecedence, (target) => [
  {
    when: "overlooks the file",
    faults: [{ fault: "ignore-field", with: { field: "image_file" } }],
    fails: imagePrecedence.decides(target),
  },
  {
    when: "goes by the base64 text where there is an address, too",
    between: changeFields((fields) => ("image_base64" in fields ? { ...fields, image_url: undefined } : fields)),
    fails: imagePrecedence.decides(target),
  },
]);
