import { fileURLToPath } from "node:url";

/**
 * Loaded into programs in Node.js; a file of its own, as they cannot load TypeScript. It is looked up from the top of the
 * sources, which is where all code ends up that is built.
 */
export const preloadFile = fileURLToPath(new URL("../preload/stay-here.cjs", import.meta.url));
