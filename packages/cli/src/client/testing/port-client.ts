import { inspect } from "node:util";
import { LeapingClock, meitu, picwish } from "@graycard/core";
import { CallError, type Client, type ClientOptions, createClient } from "@graycard/core/client";
import { onTestFinished } from "vitest";

/** Credentials that nothing may ever repeat. */
export const canaries = ["canary+key/0123456789", "canary+secret/9876543210"] as const;

type Own = Partial<ClientOptions>;

function common(baseUrl: string): Omit<ClientOptions, "credentials"> {
  // Waits are over at once, and time limits are not: what is under way is real.
  return { baseUrl, clock: new LeapingClock({ now: Date.now }), qps: "off", random: () => 0.5 };
}

/** A client over real sockets, on a clock that waits for nothing. */
export function portClient(baseUrl: string, own: Own = {}): Client<typeof picwish> {
  const client = createClient(picwish, { credentials: canaries[0], ...common(baseUrl), ...own });
  onTestFinished(() => client.close());
  return client;
}

/** The same for a vendor whose credential travels in the query. */
export function queryClient(baseUrl: string, own: Own = {}): Client<typeof meitu> {
  const client = createClient(meitu, { credentials: [...canaries], ...common(baseUrl), ...own });
  onTestFinished(() => client.close());
  return client;
}

/** The documented error that work ends in. */
export async function failureOf(work: Promise<unknown>): Promise<CallError> {
  const error = await work.then(
    () => new Error("It did not fail."),
    (reason: unknown) => reason,
  );
  if (error instanceof CallError) return error;
  throw error;
}

/** Where in an error, its causes included, a canary is told; nowhere is what is right. */
export function leaksOf(value: unknown): readonly string[] {
  const text = inspect(value, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null });
  return canaries.flatMap((canary) => [canary, encodeURIComponent(canary)]).filter((canary) => text.includes(canary));
}
