import { readFileSync } from "node:fs";
import type { Processes } from "./journal-lock.js";

/** The processes of the system, told apart by the time they began where the system says it in a file. */
export function systemProcesses(pid: number): Processes {
  return { pid, beginningOf };
}

function beginningOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // One that may not be signalled is there all the same.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may have spaces; the 22nd field of all is the beginning.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A process that has ended and that nobody took note of yet does nothing any more.
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return "running";
  }
}
