// Not the global, which test runners replace when they stop time: turns of the event loop are not time.
import { setImmediate } from "node:timers";
import type { NextTurn } from "../next-turn.js";

export const nextTurn: NextTurn = () => new Promise((resolve) => setImmediate(resolve));
