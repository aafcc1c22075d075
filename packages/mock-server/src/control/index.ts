/** @graycard/mock-server/control: steers a mock over HTTP, from any process. */

export { type ControlClient, type ControlClientOptions, type ControlSession, createControlClient } from "./client.js";
export {
  ControlAnswerError,
  ControlConflictError,
  ControlError,
  ControlForeignError,
  ControlInternalError,
  ControlInvalidError,
  ControlMediaTypeError,
  ControlMethodError,
  ControlNotFoundError,
  ControlOffError,
  ControlTokenError,
  ControlTooLargeError,
  ControlUnreachableError,
} from "./control-errors.js";
export type { RouteShape } from "./route.js";
export { controlRoutes } from "./routes/index.js";
