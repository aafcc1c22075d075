import { restoreSnapshot } from "../../snapshot/restore-snapshot.js";
import { SnapshotError } from "../../snapshot/snapshot-error.js";
import { takeSnapshot } from "../../snapshot/take-snapshot.js";
import { ControlConflictError, ControlInvalidError } from "../control-errors.js";
import type { Handlers } from "../handler.js";
import type { snapshotRoutes } from "../routes/snapshot.js";
import { showSession } from "../show-session.js";

export const snapshotHandlers: Handlers<typeof snapshotRoutes> = {
  "session.snapshot.take": ({ world, session }) => takeSnapshot(world.core, session),
  "session.snapshot.restore": ({ world, params, body }) => {
    if (body.id !== params.session) {
      throw new ControlConflictError(`The saved session is ${body.id}: it is restored under that id, and no other.`);
    }
    try {
      const { session, credentials } = restoreSnapshot(world.core, body);
      return { session: showSession(session), credentials };
    } catch (error) {
      if (error instanceof SnapshotError) throw new ControlInvalidError(error.message);
      throw error;
    }
  },
};
