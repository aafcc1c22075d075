import type { Uploaded } from "./read-fields.js";
import type { SteppingClock } from "./stepping-clock.js";

/** How long a download may take, in milliseconds. */
const mostMs = 10_000;

/** The bytes behind an address; undefined where there are none, or they took too long by the clock of all. */
export async function fetchPicture(address: string, clock: SteppingClock): Promise<Uploaded | undefined> {
  try {
    // Nothing but this machine is reached.
    if (new URL(address).hostname !== "127.0.0.1") return undefined;
    const startedAt = clock.now();
    const response = await fetch(address);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return response.ok && clock.now() - startedAt <= mostMs ? bytes : undefined;
  } catch {
    return undefined;
  }
}
