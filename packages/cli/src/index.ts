/** @graycard/cli: the graycard command, callable from a program. */

export { exitCodeOf, exitCodes } from "./exit-codes.js";
export { runCli } from "./run-cli.js";
export { type StartSurroundings, startProgram } from "./start-program.js";
export type { Program, ProgramEnd, Terminal } from "./terminal.js";
export { UsageError } from "./usage-error.js";
