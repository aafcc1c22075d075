import type { Session } from "../../sessions/session.js";
import { ControlConflictError } from "../control-errors.js";
import type { Handlers } from "../handler.js";
import type { clockRoutes } from "../routes/clock.js";

export const clockHandlers: Handlers<typeof clockRoutes> = {
  "session.clock.read": ({ session }) => showClock(session),
  "session.clock.move": async ({ session, body }) => {
    await advance(session, "advanceMs" in body ? body.advanceMs : body.advanceTo - session.clock.now());
    return showClock(session);
  },
  "clock.move": async ({ world, body }) => {
    const movable = world.core.sessions.all().filter(({ paced }) => paced.pace !== "realtime");
    for (const session of movable) await advance(session, body.advanceMs);
    return { moved: movable.length };
  },
};

function showClock({ clock, paced }: Session) {
  return { now: clock.now(), pace: paced.pace };
}

async function advance({ paced, clock }: Session, ms: number): Promise<void> {
  if (ms < 0) {
    throw new ControlConflictError(`Time only moves on: it is ${clock.now()} already, ${-ms} ms later than asked for.`);
  }
  try {
    await paced.advance(ms);
  } catch (error) {
    if (error instanceof RangeError) throw new ControlConflictError(error.message);
    throw error;
  }
}
