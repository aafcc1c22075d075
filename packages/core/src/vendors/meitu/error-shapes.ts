import type { ErrorWords } from "../../contract/error-form.js";

/** What an error tells, whatever the fields are called. */
export type ErrorShapePart = "code" | "message" | "data" | "id";

/**
 * The three shapes of an error that the host is known to send, by the names of their fields: the documented one, that
 * of a neighbouring endpoint, and that of the platform's newer gateway.
 */
export const meituErrorShapes: Readonly<Record<ErrorShapeName, Readonly<Partial<Record<ErrorShapePart, string>>>>> = {
  documented: { code: "ErrorCode", message: "ErrorMsg", data: "Data" },
  "lower-case": { code: "error_code", message: "message" },
  coded: { code: "code", message: "message", data: "data", id: "trace_id" },
};

export type ErrorShapeName = "documented" | "lower-case" | "coded";

/** An error in one of the shapes; what is not said has no field. */
export function writeMeituError(shape: ErrorShapeName, words: ErrorWords): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<ErrorShapePart, unknown>> = { ...words, data: null };
  const parts = Object.entries(meituErrorShapes[shape]) as [ErrorShapePart, string][];
  return Object.fromEntries(
    parts.flatMap(([part, name]) => (values[part] === undefined ? [] : [[name, values[part]]])),
  );
}
