import { createInterface } from "node:readline/promises";

/** Asks questions at a terminal. Ctrl-C, or the end of the input, is an empty answer. */
export function askAt(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): (question: string) => Promise<string> {
  return async (question) => {
    const lines = createInterface({ input, output });
    const over = new Promise<string>((resolve) =>
      lines.once("close", () => resolve("")).once("SIGINT", () => lines.close()),
    );
    try {
      return await Promise.race([lines.question(question), over]);
    } finally {
      lines.close();
    }
  };
}
