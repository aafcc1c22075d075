import { bundle } from "../../rolldown.shared.js";

export default bundle({ bin: "src/bin.ts", index: "src/index.ts" });
