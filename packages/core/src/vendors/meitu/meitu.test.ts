import { describeVendor } from "../../testing/describe-vendor.js";
import { meitu } from "./index.js";

describeVendor(meitu, { unreadErrata: ["content-type.missing"] });
