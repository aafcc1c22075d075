import { makePicture } from "../../pictures/make-picture.js";
import { changeFields } from "../../testing/change-fields.js";
import { describeScenario } from "../../testing/describe-scenario.js";
import { damagedPictures } from "./damaged-pictures.js";

/** The field that a file is uploaded in, and a whole picture to put there. */
const upload = "image_file";
const whole = new File(
  [(await makePicture({ width: 60, height: 40, format: "png" })) as Uint8Array<ArrayBuffer>],
  "whole.png",
);

const example = { bytes: new Uint8Array(), fileName: "a.png", mediaType: "image/png", width: 1, height: 1 };
const placeholder = { ...example, url: "https://graycard.invalid/a.png" };

describeScenario(damagedPictures, (target) => [
  {
    when: "gives another reason",
    faults: [{ fault: "task-outcome", with: { code: -1 } }],
    fails: damagedPictures.decides(target),
  },
  {
    when: "gives another reason for the last of them",
    faults: [{ fault: "task-outcome", after: 3, with: { code: -1 } }],
    fails: damagedPictures.decides(target),
  },
  {
    when: "repairs what is damaged",
    between: changeFields((fields) => (upload in fields ? { ...fields, [upload]: whole } : fields)),
    fails: upload in target.endpoint.example(placeholder) ? damagedPictures.decides(target) : [],
  },
]);
