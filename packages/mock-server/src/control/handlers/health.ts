import type { Handlers } from "../handler.js";
import type { healthRoutes } from "../routes/health.js";

export const healthHandlers: Handlers<typeof healthRoutes> = {
  "health.read": ({ world }) => ({ status: "ok", vendors: world.core.vendors.map(({ id }) => id) }),
  // What writes the document is only loaded for those who want to read it.
  "openapi.read": async () => ({ ...(await import("../openapi.js")).controlDocument() }),
};
