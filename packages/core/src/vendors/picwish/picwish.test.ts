import { describeVendor } from "../../testing/describe-vendor.js";
import { picwish } from "./index.js";

describeVendor(picwish);
