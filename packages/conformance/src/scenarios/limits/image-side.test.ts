import { describeScenario } from "../../testing/describe-scenario.js";
import { imageSide } from "./image-side.js";

describeScenario(imageSide, (target) => {
  const [most = "", least] = imageSide.decides(target);
  const longer = { fault: "other-limit", with: { limit: "maxSidePx", value: 4097 } };
  const shorter = { fault: "other-limit", with: { limit: "minSidePx", value: 1 } };
  const narrow = { fault: "other-limit", with: { limit: "maxSidePx", value: 4095 } };
  return [
    { when: "takes one pixel more", faults: [longer], fails: [most] },
    { when: "takes one pixel less only", faults: [narrow], fails: [most] },
    ...(least === undefined ? [] : [{ when: "takes any small picture", faults: [shorter], fails: [least] }]),
  ];
});
