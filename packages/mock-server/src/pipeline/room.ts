import { isUpload } from "@graycard/core";
import type { Turn } from "./turn.js";

/** Room for bytes in the mock's memory, for as long as the request takes unless they are kept. */
export function takeRoom(turn: Turn, bytes: number): Uint8Array {
  const room = turn.mock.sources.incoming.take(bytes);
  turn.taken = [...(turn.taken ?? []), room];
  return room;
}

/** Gives back the memory of the files that nobody kept. */
export function dropUploads(turn: Turn): void {
  const { incoming } = turn.mock.sources;
  for (const value of Object.values(turn.raw)) if (isUpload(value)) incoming.giveBack(value.bytes);
  if (turn.taken) for (const bytes of turn.taken) incoming.giveBack(bytes);
}
