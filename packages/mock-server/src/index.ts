/** @graycard/mock-server: the vendors, offline. */

// The mock
export { builtInPictures } from "#platform/folders";
// What answers rest on
export { basisHeader } from "./basis/basis-header.js";
export type { Strictness } from "./basis/strictness.js";
export { type WeakAnswer, WeakBasisError } from "./basis/weak-basis-error.js";
export { createMock } from "./create-mock.js";
// Ways it can go wrong
export type { ChaosOptions } from "./faults/chaos.js";
export { type ChaosFault, chaosPool } from "./faults/chaos-pool.js";
export type { FaultScript, FaultUse } from "./faults/fault-script.js";
export { faults } from "./faults/index.js";
export { FaultScriptError, type ScriptedFault } from "./faults/scripted-fault.js";
export { UnusedFaultsError } from "./faults/unused-faults-error.js";
// Pictures from elsewhere
export type { HostResolver } from "./fetching/host-resolver.js";
export { type AddressFinding, judgeAddress } from "./fetching/judge-address.js";
export type { PutOptions } from "./files/file-store.js";
// What happened, and what it cost
export { EvidenceLostError } from "./journal/evidence-lost-error.js";
export type { Happening } from "./journal/happening.js";
export type { Journal } from "./journal/journal.js";
export type { JournalQuery } from "./journal/journal-query.js";
export { type Fate, fates, wastedFates } from "./ledger/fate.js";
export { type LedgerEntry, type LedgerSummary, summaryOf } from "./ledger/ledger.js";
export { WasteError } from "./ledger/waste-error.js";
export type { Listening } from "./listen.js";
export type { FetchUrls, Mock, MockOptions, MockSession } from "./mock.js";
// What is kept
export type { MemoryOptions } from "./mock-core.js";
export type { Proxying } from "./proxy/proxying.js";
export { type MockProblem, MockVerificationError } from "./sessions/mock-verification-error.js";
export { type Pace, paces } from "./sessions/pace.js";
export type { NewSession, SessionOptions } from "./sessions/session.js";
export { SessionClosedError } from "./sessions/session-closed-error.js";
export type { SessionRecords } from "./sessions/session-records.js";
export { refusedKeyWord } from "./sessions/session-registry.js";
export { SessionResetError } from "./sessions/session-reset-error.js";
export { SessionVerificationError } from "./sessions/session-verification-error.js";
export { TasksDroppedError } from "./sessions/tasks-dropped-error.js";
export type { VerifyOptions } from "./sessions/verify.js";
export type { Snapshot } from "./snapshot/snapshot.js";
export { SnapshotError } from "./snapshot/snapshot-error.js";
export type { SocketLimits } from "./socket-limits.js";
export { SourceGoneError } from "./sources/source-gone-error.js";
export { triggerHeader } from "./triggers/header-triggers.js";
export { listTriggers } from "./triggers/index.js";
export { provoke } from "./triggers/provoke.js";
export {
  type ListedTrigger,
  type Trigger,
  type TriggerGroup,
  type TriggerPlace,
  triggerGroups,
  triggerPlaces,
} from "./triggers/trigger.js";
