import type { Surroundings } from "./surroundings.js";

/** The flags of Node.js, from its command line and from `NODE_OPTIONS`. */
export function nodeFlagsOf({ env, nodeFlags }: Pick<Surroundings, "env" | "nodeFlags">): readonly string[] {
  return [...(env.NODE_OPTIONS ?? "").split(/\s+/).filter(Boolean), ...nodeFlags];
}
