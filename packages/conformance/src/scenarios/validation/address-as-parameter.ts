import { hasSize } from "../../properties/has-size.js";
import { clausesOf, defineScenario } from "../../scenario.js";
import { plannedSize, plannedWork } from "../result/expected-picture.js";
import { checkProperty, seePicture } from "../result/see-picture.js";

/**
 * What an address is misread by: signs that part parameters, a space, and a plus sign that is encoded already. Decoded
 * once it names this file; decoded twice, or cut at a sign, it names none.
 */
const fileName = "graycard-a&b=c%2Bd e.jpg";

/** An address that is passed as a parameter is that address, whatever signs are in it. */
export const addressAsParameter = defineScenario({
  id: "address-as-parameter",
  area: "validation",
  decides: ({ vendor }) => clausesOf([vendor.promises.urlAsParameter]),
  async run(trial) {
    const { target } = trial;
    const clause = target.vendor.promises.urlAsParameter;
    const picture = await trial.unhosted({ width: 108, height: 92 });
    const hosted = await trial.host(fileName, picture.bytes);
    // Both signs may stand in a path as they are.
    const url = hosted.replaceAll("%26", "&").replaceAll("%3D", "=");
    const fields = { ...trial.fields(picture), ...target.endpoint.pictures.image.put({ via: "url", value: url }) };
    const plan = plannedWork(target, fields, picture);
    const size = (plan && plannedSize(plan, picture)) ?? picture;
    const seen = await trial.finish(await trial.send(fields));
    const result = await seePicture(trial, seen.at(-1) ?? seen[0]);
    const title = "works on a picture whose address has signs that part parameters";
    checkProperty(trial, clause, title, result, hasSize(result.pixels, size));
  },
});
