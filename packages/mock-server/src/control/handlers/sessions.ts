import { closeSession } from "../../sessions/close-session.js";
import { refusedKeyWord } from "../../sessions/session-registry.js";
import { checksFor } from "../../sessions/verify.js";
import { asAsked } from "../as-asked.js";
import { ControlInvalidError, ControlNotFoundError } from "../control-errors.js";
import type { ControlWorld, Handlers } from "../handler.js";
import { resetSession } from "../reset-session.js";
import type { sessionRoutes } from "../routes/sessions.js";
import { showSession } from "../show-session.js";

export const sessionHandlers: Handlers<typeof sessionRoutes> = {
  "sessions.create": ({ world, body }) => {
    const { session, credentials } = asAsked(() => world.open(body));
    return { session: showSession(session), credentials };
  },
  "sessions.list": ({ world }) => ({ sessions: world.core.sessions.all().map(showSession) }),
  "sessions.lookup": ({ world, body }) => ({ session: showSession(sessionOf(world, body.vendor, body.credential)) }),
  "session.read": ({ session }) => ({ session: showSession(session) }),
  "session.remove": ({ world, session }) => {
    closeSession(world.core, session);
    return { removed: session.id };
  },
  "session.reset": ({ world, session }) => {
    resetSession(world.core, session);
    return { session: showSession(session) };
  },
  "session.verify": ({ session, body }) => {
    const problems = checksFor(body).flatMap((check) => check(session) ?? []);
    return { ok: problems.length === 0, problems: problems.map(({ code, message }) => ({ code, message })) };
  },
};

function sessionOf({ core }: ControlWorld, vendorId: string, credential: readonly string[]) {
  const vendor = core.vendors.find(({ id }) => id === vendorId);
  const known = core.vendors.map(({ id }) => id).join(", ");
  if (!vendor) throw new ControlNotFoundError(`The mock does not play the vendor that was named; it plays ${known}.`);
  const parts = vendor.auth.by === "query" ? vendor.auth.parameters.length : 1;
  if (credential.length !== parts) {
    throw new ControlInvalidError(
      `A credential of ${vendor.id} has ${parts} part${parts === 1 ? "" : "s"}, not ${credential.length}.`,
    );
  }
  const session = core.sessions.find(vendor, credential);
  if (session) return session;
  throw new ControlNotFoundError(
    `The mock refuses this credential of ${vendor.id}, so there is no session behind it: it has the word "${refusedKeyWord}" in it, or the mock only accepts those it hands out.`,
  );
}
