import type { Fixture } from "../contract/fixture.js";
import { aliyunMarketFixtures } from "./aliyun-market/fixtures.js";
import { meituFixtures } from "./meitu/fixtures.js";
import { picwishFixtures } from "./picwish/fixtures.js";

/** The answers written down of each vendor, by its id. Apart from the vendors, which nobody has to load them with. */
export const vendorFixtures: Readonly<Record<string, Readonly<Record<string, Fixture>>>> = {
  picwish: picwishFixtures,
  "aliyun-market": aliyunMarketFixtures,
  meitu: meituFixtures,
};
