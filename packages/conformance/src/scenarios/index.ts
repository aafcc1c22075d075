import type { Scenario } from "../scenario.js";
import { missingCredential } from "./auth/missing-credential.js";
import { wrongCredential } from "./auth/wrong-credential.js";
import { answerFieldsScenario } from "./envelope/answer-fields.js";
import { contentType } from "./envelope/content-type.js";
import { statusAgreement } from "./envelope/status-agreement.js";
import { statuses } from "./envelope/statuses.js";
import { formats } from "./limits/formats.js";
import { imageBytes } from "./limits/image-bytes.js";
import { imageSide } from "./limits/image-side.js";
import { requestRate } from "./limits/request-rate.js";
import { workTime } from "./limits/work-time.js";
import { imageSources } from "./result/image-sources.js";
import { linkLife } from "./result/link-life.js";
import { repair } from "./result/repair.js";
import { resultPicture } from "./result/result-picture.js";
import { tamperedLink } from "./result/tampered-link.js";
import { asyncFlow } from "./task/async-flow.js";
import { damagedPictures } from "./task/damaged-pictures.js";
import { downloadTime } from "./task/download-time.js";
import { failedWork } from "./task/failed-work.js";
import { immediateAnswer } from "./task/immediate-answer.js";
import { ownFailures } from "./task/own-failures.js";
import { runningStates } from "./task/running-states.js";
import { sourceDownload } from "./task/source-download.js";
import { unknownAddress } from "./task/unknown-address.js";
import { addressAsParameter } from "./validation/address-as-parameter.js";
import { combinations } from "./validation/combinations.js";
import { listedValues } from "./validation/listed-values.js";
import { rectangles } from "./validation/rectangles.js";
import { requiredFieldsScenario } from "./validation/required-fields.js";
import { route } from "./validation/route.js";
import { textPattern } from "./validation/text-pattern.js";
import { unlistedValues } from "./validation/unlisted-values.js";
import { urlLength } from "./validation/url-length.js";
import { requestBody } from "./vendor/aliyun-market/request-body.js";
import { errors } from "./vendor/meitu/errors.js";
import { media } from "./vendor/meitu/media.js";
import { requestForm } from "./vendor/meitu/request-form.js";
import { arrangedReturnTypes } from "./vendor/picwish/arranged-return-types.js";
import { cutout } from "./vendor/picwish/cutout.js";
import { defaults } from "./vendor/picwish/defaults.js";
import { imagePrecedence } from "./vendor/picwish/image-precedence.js";
import { longEdge } from "./vendor/picwish/long-edge.js";
import { ossAddress } from "./vendor/picwish/oss-address.js";
import { scaleFactor } from "./vendor/picwish/scale-factor.js";

/** Every scenario, one file each, in the order they are played. */
export const scenarios: readonly Scenario[] = [
  missingCredential,
  wrongCredential,
  route,
  requestBody,
  requestForm,
  requiredFieldsScenario,
  defaults,
  arrangedReturnTypes,
  unlistedValues,
  listedValues,
  combinations,
  urlLength,
  ossAddress,
  addressAsParameter,
  rectangles,
  textPattern,
  imagePrecedence,
  answerFieldsScenario,
  statusAgreement,
  statuses,
  contentType,
  asyncFlow,
  runningStates,
  immediateAnswer,
  failedWork,
  damagedPictures,
  ownFailures,
  sourceDownload,
  downloadTime,
  unknownAddress,
  imageBytes,
  imageSide,
  longEdge,
  formats,
  workTime,
  requestRate,
  resultPicture,
  imageSources,
  repair,
  scaleFactor,
  cutout,
  media,
  errors,
  linkLife,
  tamperedLink,
];
