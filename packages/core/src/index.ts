/** @graycard/core: what the vendors promise, as data, and the rules of their domain. */

// Errors
export { neverLeft } from "./client/never-left.js";
// Time
export type { Clock, SleepOptions } from "./clock/clock.js";
export { LeapingClock } from "./clock/leaping-clock.js";
export { ManualClock, type ManualClockOptions } from "./clock/manual-clock.js";
export { systemClock } from "./clock/system-clock.js";
export {
  type AnswerFacts,
  type AnswerNode,
  type AnswerShape,
  answerFields,
  buildAnswer,
  type OutputFacts,
  type Phase,
  type Presence,
  strictAnswerSchema,
  type TaskFacts,
  tolerantAnswerSchema,
} from "./contract/answer.js";
export { type AnswerReading, propertyOf } from "./contract/answer-reading.js";
export {
  type Auth,
  type CredentialReading,
  credentialVariables,
  readCredential,
  writeCredential,
} from "./contract/auth.js";
export { fromBase64, toBase64 } from "./contract/base64.js";
// The vocabulary a vendor is written in
export type { Clause, ClauseKind, ClauseLevel, ClauseSource, VendorDocument } from "./contract/clause.js";
export {
  type ByField,
  type Delivers,
  type DeliveryForm,
  deliveredForm,
  deliveredOutputs,
} from "./contract/delivers.js";
export type { Duties } from "./contract/duties.js";
export type {
  CarriedPicture,
  Delivery,
  Encoding,
  Endpoint,
  ExamplePicture,
  ExampleWishes,
  Job,
  OperationName,
  PictureSlot,
  PictureSlots,
  PlanResult,
  RequestChange,
  ResultFile,
  Route,
  SourceRef,
  SourceRule,
  Via,
} from "./contract/endpoint.js";
export type { Erratum, ErratumKind, Reading, ReadingsOf, Sureness } from "./contract/erratum.js";
export {
  type ErrorBody,
  type ErrorForm,
  type ErrorFormWish,
  type ErrorStyle,
  type ErrorWords,
  errorStyles,
  findErrorForm,
} from "./contract/error-form.js";
export type { AnswerSample, Echo, FieldAt, Invariants, LinkShape } from "./contract/invariants.js";
export { isUpload } from "./contract/is-upload.js";
export { type Limit, type LimitName, type Limits, type LimitsInForce, limitsInForce } from "./contract/limit.js";
export type { Promises } from "./contract/promises.js";
export { isAbsent, type RequestReading, readRequest } from "./contract/read-request.js";
export { type EditionName, type Readings, readingNames, resolveReadings } from "./contract/readings.js";
export { type RecognizedRefusal, recognizeRefusal } from "./contract/recognize-refusal.js";
export { type Refusal, type RequestFault, requestFaults } from "./contract/refusal.js";
export type { ChoiceValue, RequestField, RequestFields, Upload, Values } from "./contract/request-field.js";
export type { Situation } from "./contract/situation.js";
export type { AnyEndpoint, AnyVendor, JsonStyle, LinkRules, ScheduleStep, Vendor } from "./contract/vendor.js";
// Pictures and the work done on them
export type {
  CutoutPlan,
  InpaintPlan,
  PictureFacts,
  PictureFormat,
  Rectangle,
  RestorePlan,
  UpscalePlan,
  WorkKind,
  WorkPlan,
} from "./contract/work.js";
export {
  type BlobUpload,
  draftPoll,
  draftSubmit,
  type PollDraft,
  type RequestDraft,
  type RequestParts,
  writePoll,
  writeSubmit,
} from "./contract/write-request.js";
export { GraycardError } from "./errors/graycard-error.js";
export { UnknownReadingError } from "./errors/unknown-reading-error.js";
// What happened
export { type AnswerBasis, type Basis, bases, type Lean, weakestBasis } from "./exchange/answer-basis.js";
export type {
  BodyFacts,
  Exchange,
  ExchangeRequest,
  ExchangeResponse,
  LinkFacts,
  UploadFacts,
} from "./exchange/exchange.js";
export { linkFacts } from "./exchange/link-facts.js";
export { printable } from "./exchange/printable.js";
export {
  type BaseUrls,
  type Recognised,
  Recogniser,
  type RecogniserOptions,
  type RequestSeen,
} from "./exchange/recognise.js";
export { redactHeaders, redactJson, redactName, redactUrl } from "./exchange/redact.js";
export { SecretFinder, withheld } from "./exchange/secret-finder.js";
export { withoutSecrets } from "./exchange/without-secrets.js";
export { isLinkExpired, type LinkLife, readLinkLife } from "./links/link-expiry.js";
export { repairLink } from "./links/repair-link.js";
export { type PictureProbe, probePicture } from "./picture/probe-picture.js";
export { sniffFormat } from "./picture/sniff-format.js";
// Tasks
export {
  type Failure,
  type FailureDetail,
  type FailureReason,
  failureDetails,
  isTerminal,
  type TaskState,
  taskStates,
} from "./task/state.js";
export { codeOfReason, codeOfState, reasonOf, type StateTable, stateOf } from "./task/state-table.js";
export { isLegalTransition } from "./task/transition.js";
// The vendors
export { aliyunMarket, meitu, picwish, vendors } from "./vendors/index.js";
export { smallestFacePx } from "./vendors/meitu/rules/smallest-face.js";
export { coveredShare } from "./vendors/picwish/rules/marked-share.js";
// Rules of the domain
export { appliedScaleFactor, type ScaleBands } from "./vendors/picwish/rules/scale-factor.js";
