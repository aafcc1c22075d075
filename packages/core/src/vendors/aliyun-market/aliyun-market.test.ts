import { describeVendor } from "../../testing/describe-vendor.js";
import { aliyunMarket } from "./index.js";

describeVendor(aliyunMarket);
