import { defineErrata } from "../../contract/erratum.js";
import type { PicwishClauseId } from "./clauses.js";
import { answerErrata } from "./errata/answers.js";
import { inpaintErrata } from "./errata/inpaint.js";
import { jsonErrata } from "./errata/json.js";
import { linkErrata } from "./errata/links.js";
import { requestErrata } from "./errata/requests.js";
import { scaleErrata } from "./errata/scale.js";
import { segmentationErrata } from "./errata/segmentation.js";
import { serviceErrata } from "./errata/service.js";
import { sizeErrata } from "./errata/sizes.js";
import { sourceErrata } from "./errata/sources.js";
import { taskErrata } from "./errata/tasks.js";

/** Where PicWish's documents contradict themselves, fall silent, or are contradicted by public facts. */
export const picwishErrata = defineErrata<PicwishClauseId>()({
  ...requestErrata,
  ...sourceErrata,
  ...sizeErrata,
  ...answerErrata,
  ...jsonErrata,
  ...linkErrata,
  ...taskErrata,
  ...serviceErrata,
  ...scaleErrata,
  ...inpaintErrata,
  ...segmentationErrata,
});
