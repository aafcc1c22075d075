import { changeFields } from "../../../testing/change-fields.js";
import { describeScenario } from "../../../testing/describe-scenario.js";
import { ossAddress } from "./oss-address.js";

describeScenario(ossAddress, (target) => [
  {
    when: "knows addresses of the web only",
    between: changeFields((fields) =>
      String(fields.image_url).startsWith("oss:") ? { ...fields, image_url: "ftp://elsewhere/a.jpg" } : fields,
    ),
    fails: ossAddress.decides(target),
  },
]);
