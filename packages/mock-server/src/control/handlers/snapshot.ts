import { takeSnapshot } from "../../snapshot/take-snapshot.js";
import { asAsked } from "../as-asked.js";
import { ControlConflictError } from "../control-errors.js";
import type { Handlers } from "../handler.js";
import type { snapshotRoutes } from "../routes/snapshot.js";
import { showSession } from "../show-session.js";

export const snapshotHandlers: Handlers<typeof snapshotRoutes> = {
  "session.snapshot.take": ({ world, session }) => takeSnapshot(world.core, session),
  "session.snapshot.restore": ({ world, params, body }) => {
    if (body.id !== params.session) {
      throw new ControlConflictError(`The saved session is ${body.id}: it is restored under that id, and no other.`);
    }
    const { session, credentials } = asAsked(() => world.restore(body));
    return { session: showSession(session), credentials };
  },
};
