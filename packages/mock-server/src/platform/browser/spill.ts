import type { Spill } from "../spill.js";

export const openSpillFile: Spill["openSpillFile"] = async () => undefined;

export const freeSpillBytes: Spill["freeSpillBytes"] = async () => 0;
