import { defineFixtures } from "../../contract/fixture.js";
import failed from "./fixtures/failed.json" with { type: "json" };
import refused from "./fixtures/refused.json" with { type: "json" };
import succeeded from "./fixtures/succeeded.json" with { type: "json" };

/** Every file of the folder beside this one. */
export const meituFixtures = defineFixtures({
  failed,
  refused,
  succeeded,
});
