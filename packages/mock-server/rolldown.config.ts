import { readdirSync } from "node:fs";
import { bundle } from "../../rolldown.shared.js";

/** What is different on each platform, under the names that the `imports` of the package lead to. */
const platforms = ["browser", "node"].flatMap((platform) =>
  readdirSync(`src/platform/${platform}`)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => `platform/${platform}/${file.slice(0, -".ts".length)}`),
);

// Of Hono's 28 files a mock needs the router.
export default bundle(
  {
    index: "src/index.ts",
    "control/index": "src/control/index.ts",
    msw: "src/msw.ts",
    "media/render-worker": "src/media/render-worker.ts",
    ...Object.fromEntries(platforms.map((name) => [name, `src/${name}.ts`])),
  },
  ["hono"],
);
