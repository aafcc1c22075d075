/** @graycard/mock-server/msw: the vendors' real hosts, answered by a mock inside the program that calls them. */
export { type GraycardHandlersOptions, graycardHandlers } from "./msw/graycard-handlers.js";
