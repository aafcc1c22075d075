// Lets a thread of the tests read sources, as the test runner does for its own.
import { register } from "node:module";

register("./source-hooks.mjs", import.meta.url);
