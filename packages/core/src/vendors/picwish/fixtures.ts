import { defineFixtures } from "../../contract/fixture.js";
import accepted from "./fixtures/accepted.json" with { type: "json" };
import failed from "./fixtures/failed.json" with { type: "json" };
import inpaintSucceeded from "./fixtures/inpaint-succeeded.json" with { type: "json" };
import refused from "./fixtures/refused.json" with { type: "json" };
import running from "./fixtures/running.json" with { type: "json" };
import scaleSucceededObserved from "./fixtures/scale-succeeded-observed.json" with { type: "json" };
import segmentationSucceeded from "./fixtures/segmentation-succeeded.json" with { type: "json" };

/** Every file of the folder beside this one. */
export const picwishFixtures = defineFixtures({
  accepted,
  failed,
  "inpaint-succeeded": inpaintSucceeded,
  refused,
  running,
  "scale-succeeded-observed": scaleSucceededObserved,
  "segmentation-succeeded": segmentationSucceeded,
});
