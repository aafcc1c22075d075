import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { MemoryReading, Started } from "./mock-process.js";

/** A mock in a process of its own, with little room. */
export interface MockProcess {
  readonly port: number;
  /** What it holds on to when nothing is under way. */
  readonly memory: () => Promise<MemoryReading>;
  readonly alive: () => boolean;
  readonly stop: () => Promise<void>;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = `${root}.reports/robustness/bundle`;

/**
 * Bundles the process from source, as a process cannot run the sources themselves. The bundle lies as deep as those who
 * look for the built-in pictures, and as far from them.
 */
async function bundle(): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    root,
    ssr: { noExternal: [/^@graycard\//], resolve: { conditions: ["@graycard/source", "node"] } },
    build: {
      ssr: fileURLToPath(new URL("./mock-process.ts", import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: "mock-process.mjs", codeSplitting: false } },
    },
  });
  return `${folder}/mock-process.mjs`;
}

/** Starts it; `heapMegabytes` is all that the language may use, and the process dies of more. */
export async function startMockProcess(heapMegabytes: number): Promise<MockProcess> {
  const execArgv = ["--expose-gc", `--max-old-space-size=${heapMegabytes}`];
  const child = fork(await bundle(), { execArgv, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const { port } = await Promise.race([
    once(child, "message").then(([started]) => started as Started),
    once(child, "exit").then(([code]): never => {
      throw new Error(`The process of the mock ended with ${code} before it listened.`);
    }),
  ]);
  return {
    port,
    async memory() {
      child.send("memory");
      const [reading] = (await once(child, "message")) as [MemoryReading];
      return reading;
    },
    alive: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, "exit");
      child.disconnect();
      await exit;
    },
  };
}
