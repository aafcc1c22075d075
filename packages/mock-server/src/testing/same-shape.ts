import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";

/** Whether two objects are of one shape for the engine: whether it has one hidden class for both. */
export function sameShape(a: object, b: object): boolean {
  // Only the parser reads this setting, and only this text needs it.
  setFlagsFromString("--allow-natives-syntax");
  try {
    return runInThisContext("(a, b) => %HaveSameMap(a, b)")(a, b) as boolean;
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
}
