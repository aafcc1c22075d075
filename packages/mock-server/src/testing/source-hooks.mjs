import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";

/** Sources import each other under the names they will have when they are built. */
export async function resolve(specifier, context, next) {
  const isSource = context.parentURL?.endsWith(".ts") && specifier.startsWith(".") && specifier.endsWith(".js");
  return next(isSource ? specifier.replace(/js$/, "ts") : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const path = fileURLToPath(url);
  const { code } = await transformWithOxc(await readFile(path, "utf8"), path);
  return { format: "module", source: code, shortCircuit: true };
}
