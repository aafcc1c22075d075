import type { openProxy } from "../proxy/open-proxy.js";

/** Opens a port that is a proxy, too; behind `#platform/proxy`. */
export type OpenProxy = typeof openProxy;
