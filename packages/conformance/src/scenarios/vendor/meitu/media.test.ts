import { describeScenario } from "../../../testing/describe-scenario.js";
import { media } from "./media.js";

describeScenario(media, (target) => [
  {
    when: "fails at all work",
    faults: [{ fault: "task-outcome", with: { code: 20001 } }],
    fails: media.decides(target),
  },
  {
    when: "has words of its own for the types of media",
    faults: [
      {
        fault: "rewrite-answer",
        with: { set: { "media_info_list.0.media_profiles.media_data_type": "jpeg" } },
      },
    ],
    fails: ["meitu.response.media-data-type"],
  },
]);
