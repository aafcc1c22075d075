import type { AnyVendor } from "../contract/vendor.js";
import { aliyunMarket } from "./aliyun-market/index.js";
import { meitu } from "./meitu/index.js";
import { picwish } from "./picwish/index.js";

/** Every vendor Graycard knows, in the order reports list them. */
export const vendors: readonly AnyVendor[] = [picwish, aliyunMarket, meitu];

export { aliyunMarket, meitu, picwish };
