import type { Clock } from "@graycard/core";
import * as z from "@graycard/core/zod";

/** What a mock's control plane adds to a subject: its files, and its time where that can be moved. */
export interface ControlPlane {
  readonly putPicture: (name: string, bytes: Uint8Array, delayMs: number) => Promise<void>;
  readonly advance?: (ms: number) => Promise<void>;
  /** The subject's own time, which its control plane can move. */
  readonly clock: Clock;
}

const health = z.object({ status: z.literal("ok"), vendors: z.array(z.string()) });
const lookup = z.object({
  session: z.object({ id: z.string(), now: z.number(), options: z.object({ pace: z.string() }) }),
});
const time = z.object({ now: z.number() });

/**
 * Finds out whether a subject on this machine is a mock of this package that lets itself be steered. Whatever answers
 * otherwise is a black box.
 *
 * @param fetch speaks to the subject and to nobody else
 */
export async function findControlPlane(
  baseUrl: string,
  caller: { readonly vendor: string; readonly credential: readonly string[] },
  fetch: (request: Request) => Promise<Response>,
  wall: Clock,
): Promise<ControlPlane | undefined> {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const request = new Request(`${baseUrl}/_graycard${path}`, { ...init, signal: AbortSignal.timeout(5000) });
    const answer = await fetch(request);
    if (!answer.ok) throw new Error(`The control plane answers ${method} ${path} with HTTP ${answer.status}.`);
    return answer.status === 204 ? undefined : answer.json();
  };
  try {
    const seen = health.parse(await call("GET", "/health"));
    if (!seen.vendors.includes(caller.vendor)) return undefined;
    const { session } = lookup.parse(await call("POST", "/sessions/lookup", caller));
    return steer(`/sessions/${session.id}`, session, call, wall);
  } catch {
    return undefined;
  }
}

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

function steer(
  path: string,
  { now, options }: z.infer<typeof lookup>["session"],
  call: Call,
  wall: Clock,
): ControlPlane {
  let ahead = now - wall.now();
  // Between moves it runs on as ours does; a mock that leaps is ahead of this, never behind.
  const clock: Clock = {
    now: () => wall.now() + ahead,
    sleepUntil: (at, sleep) => wall.sleepUntil(at - ahead, sleep),
  };
  const putPicture = async (name: string, bytes: Uint8Array, downloadMs: number) => {
    const base64 = Buffer.from(bytes).toString("base64");
    await call("PUT", `${path}/files/${encodeURIComponent(name)}`, { base64, downloadMs });
  };
  // Real time cannot be moved, and one that stands still answers nothing that takes time.
  if (options.pace !== "instant") return { putPicture, clock };
  const advance = async (advanceMs: number) => {
    await call("POST", `${path}/clock`, { advanceMs });
    ahead = time.parse(await call("GET", `${path}/clock`)).now - wall.now();
  };
  return { putPicture, advance, clock };
}
