import type { Terminal } from "./terminal.js";

/**
 * Whether what is printed may have colours: on a terminal that can show them, unless `NO_COLOR` forbids it. `FORCE_COLOR`
 * comes before all of that, in both directions.
 */
export function hasColour({ env, isTerminal }: Pick<Terminal, "env" | "isTerminal">): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  return isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
}
