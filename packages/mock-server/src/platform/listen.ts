import type { listen } from "../listen.js";

/** Opens a port; behind `#platform/listen`. */
export type Listen = typeof listen;
