import { bundle } from "../../rolldown.shared.js";

export default bundle({
  index: "src/index.ts",
  "client/node": "src/client/node.ts",
  "client/web": "src/client/web.ts",
  har: "src/har.ts",
  "openapi/index": "src/openapi/index.ts",
});
