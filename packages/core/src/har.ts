/** @graycard/core/har: exchanges as HAR 1.2, out and in; apart from the rest, since few who need the one need the other. */

export { HarError } from "./errors/har-error.js";
// Bodies as facts
export { type BodyFactsOptions, bodyFacts, type FormContent } from "./exchange/body-facts.js";
// In
export { lostAnswer } from "./exchange/har/answer-body.js";
export { fromHar } from "./exchange/har/from-har.js";
export type { HarInput, HarLimits } from "./exchange/har/parse-har.js";
export { type HarReading, type ReadHarOptions, readHar } from "./exchange/har/read-har.js";
export { readJournal } from "./exchange/har/read-journal.js";
// Out
export { type ToHarOptions, toHar } from "./exchange/har/to-har.js";
