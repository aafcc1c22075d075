/** What a caller sees of a call: the answer as far as it came, and the error it ended in, if any. */
export interface CallOutcome {
  readonly status?: number;
  /** What the answer says of its length. */
  readonly length?: string | null;
  /** How many bytes of the body came. */
  readonly bytes?: number;
  readonly text?: string;
  readonly error?: string;
  /** The code of the error's cause. */
  readonly code?: unknown;
}

/** Waits for an answer and reads it to its end, whatever that is. */
export async function outcomeOfCall(call: Promise<Response>): Promise<CallOutcome> {
  let seen: CallOutcome = {};
  const pieces: Uint8Array[] = [];
  try {
    const response = await call;
    seen = { status: response.status, length: response.headers.get("content-length") };
    for await (const piece of response.body ?? []) pieces.push(piece);
  } catch (error) {
    seen = { ...seen, error: String(error), ...codeOf(error) };
  }
  if (seen.status === undefined) return seen;
  const body = Buffer.concat(pieces);
  return { ...seen, bytes: body.byteLength, text: body.toString("latin1") };
}

function codeOf(error: unknown): { readonly code?: unknown } {
  if (!(error instanceof Error)) return {};
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "code" in cause ? { code: cause.code } : {};
}
