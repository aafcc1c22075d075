import { Hono } from "hono";
import type { Connection } from "./pipeline/connection.js";
import { webConnection } from "./pipeline/web-connection.js";
import type { Surface } from "./surface.js";

/** What a port hands over besides the web request, which stays unread then. */
export interface WebEnv {
  readonly Bindings: { readonly connection?: Connection };
}

/** Takes web requests, of this process or of a port, to what answers them. */
export function webRoutes(answer: Surface): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.all("*", async (c) => {
    const connection = c.env?.connection ?? webConnection(c.req.raw);
    return connection.send(await answer(connection.inbound));
  });
  routes.onError((error) => {
    throw error;
  });
  return routes;
}
