import type { ErrorShapeName } from "./error-shapes.js";

/** An answer that was captured: its HTTP status, number and text, and the shape they come in. */
export interface CapturedError {
  readonly httpStatus: number;
  readonly code: number;
  readonly message: string;
  readonly shape: ErrorShapeName;
}

/**
 * Errors as neighbouring endpoints of this host, and the platform's newer gateway, were seen to send them. None is of
 * aiquality itself. Texts are the vendor's, to the letter.
 */
export const capturedErrors = {
  unauthorized: { httpStatus: 401, code: 90002, message: "GATEWAY_AUTHORIZED_ERROR", shape: "documented" },
  "rights-exhausted": {
    httpStatus: 415,
    code: 415,
    message: "权益已耗尽:no right package found",
    shape: "documented",
  },
  "rights-record-not-found": {
    httpStatus: 200,
    code: 80001,
    message: "权限错误 record not found",
    shape: "lower-case",
  },
  "newer-gateway-unauthorized": { httpStatus: 400, code: 90002, message: "GATEWAY_AUTHORIZED_ERROR", shape: "coded" },
} as const satisfies Readonly<Record<string, CapturedError>>;
