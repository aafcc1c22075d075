import { bundle } from "../../rolldown.shared.js";

// zod is the larger part of what a start has to open; see docs/decisions/2026-11-28-few-files.md.
export default bundle(
  {
    index: "src/index.ts",
    "client/node": "src/client/node.ts",
    "client/web": "src/client/web.ts",
    har: "src/har.ts",
    "openapi/index": "src/openapi/index.ts",
    zod: "src/zod.ts",
  },
  ["zod"],
);
