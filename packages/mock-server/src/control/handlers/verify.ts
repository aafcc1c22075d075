import { mockProblems } from "../../sessions/verify-mock.js";
import type { Handlers } from "../handler.js";
import type { verifyRoutes } from "../routes/verify.js";

export const verifyHandlers: Handlers<typeof verifyRoutes> = {
  "verify.all": ({ world, body }) => {
    const problems = mockProblems(world.core, body).map(({ session, error: { code, message } }) => {
      return { ...(session === undefined ? {} : { session }), code, message };
    });
    return { ok: problems.length === 0, problems };
  },
};
