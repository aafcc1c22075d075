import type { Handlers } from "../handler.js";
import { resetSession } from "../reset-session.js";
import type { resetRoutes } from "../routes/reset.js";

export const resetHandlers: Handlers<typeof resetRoutes> = {
  "reset.all": ({ world: { core } }) => {
    const sessions = core.sessions.all();
    for (const session of sessions) resetSession(core, session);
    // Nobody's files are everybody's: they stay.
    core.nobody.journal.clear();
    core.faults.clear();
    return { sessions: sessions.length };
  },
};
