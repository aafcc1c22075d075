import { bundle } from "../../rolldown.shared.js";

export default bundle({ index: "src/index.ts" });
