/** @graycard/mock-server: the vendors, offline. */

// The mock
export { builtInPictures, createMock, type Mock, type MockOptions, type MockSession } from "./create-mock.js";
// Ways it can go wrong
export { faults } from "./faults/index.js";
export { FaultScriptError, type ScriptedFault } from "./faults/scripted-fault.js";
export type { Listening } from "./listen.js";
export { type Pace, paces } from "./sessions/pace.js";
export type { SessionOptions } from "./sessions/session.js";
export { refusedKeyWord } from "./sessions/session-registry.js";
