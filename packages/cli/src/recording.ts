import { writeFile } from "node:fs/promises";
import type { Exchange } from "@graycard/core";
import { toHar } from "@graycard/core/har";
import { writablePath } from "./report-target.js";
import { UsageError } from "./usage-error.js";
import { version } from "./version.js";

/** Gathers the exchanges of a run, for a file. */
export interface Recording {
  readonly add: (exchanges: readonly Exchange[]) => void;
  /** Writes the file, if one is wanted. */
  write(comment: string): Promise<void>;
}

/** Begins a recording into a HAR file, before anything is run; into nothing where no file is named. */
export function startRecording(path: string | undefined, cwd: string): Recording {
  if (path === undefined) return { add: () => {}, write: async () => {} };
  const target = writablePath(path, cwd, "the recording");
  const gathered: Exchange[] = [];
  return {
    add: (exchanges) => {
      gathered.push(...exchanges);
    },
    async write(comment) {
      const har = toHar(gathered, { creator: { name: "graycard", version }, comment });
      try {
        await writeFile(target, `${JSON.stringify(har, null, 1)}\n`);
      } catch (cause) {
        throw new UsageError(
          `Cannot write the recording ${target}: ${cause instanceof Error ? cause.message : cause}.`,
          {
            cause,
          },
        );
      }
    },
  };
}
