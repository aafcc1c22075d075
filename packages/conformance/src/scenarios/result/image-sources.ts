import type { Via } from "@graycard/core";
import { binding } from "../../binding.js";
import { hasSize } from "../../properties/has-size.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { noWayToOurPictures, type Trial } from "../../trial.js";
import { canCarry, carried } from "../carried.js";
import { plannedSize, plannedWork } from "./expected-picture.js";
import { checkProperty, seePicture } from "./see-picture.js";

/** A way to send a picture that a document describes. */
interface Source {
  readonly via: Via;
  readonly name: string;
  readonly clauses: readonly string[];
}

function sourcesOf(target: Target): readonly Source[] {
  const { endpoint, vendor, readings } = target;
  const { image } = endpoint.pictures;
  const { promises } = vendor;
  return image.vias(readings as never).flatMap((via) => {
    const name = Object.keys(image.put({ via, value: "" }))[0] ?? "";
    const field = endpoint.fields[name];
    if (field?.kind !== "upload" && field?.kind !== "url" && field?.kind !== "base64") return [];
    // A way that rests on no sentence of a document is nobody's duty.
    if (binding(target, [field.clause]).length === 0) return [];
    const more = [
      promises.imageFieldsOptional,
      via === "upload" ? undefined : promises.imageFileOptional,
      ...(via === "url" ? [promises.urlSchemes, promises.pictureByUrl] : []),
    ];
    return [{ via, name, clauses: binding(target, [field.clause, ...more]) }];
  });
}

/** A picture is worked on in whichever of the documented ways it is sent, each of them alone. */
export const imageSources = defineScenario({
  id: "image-sources",
  area: "result",
  decides: (target) => clausesOf(sourcesOf(target).flatMap(({ clauses }) => clauses)),
  async run(trial) {
    for (const source of sourcesOf(trial.target)) {
      if (canCarry(trial, source.via)) await judge(trial, source);
      else for (const clause of source.clauses) trial.inconclusive(clause, noWayToOurPictures);
    }
  },
});

async function judge(trial: Trial, { via, name, clauses }: Source): Promise<void> {
  const { image } = trial.target.endpoint.pictures;
  const picture = await trial.unhosted({ width: 100, height: 84 });
  const all = image
    .vias(trial.target.readings as never)
    .flatMap((each) => Object.keys(image.put({ via: each, value: "" })));
  const rest = Object.entries(trial.fields(picture)).filter(([field]) => !all.includes(field));
  const fields = { ...Object.fromEntries(rest), ...image.put({ via, value: await carried(trial, via, picture) }) };
  const plan = plannedWork(trial.target, fields, picture);
  const size = (plan && plannedSize(plan, picture)) ?? picture;
  const seen = await trial.finish(await trial.send(fields));
  const result = await seePicture(trial, seen.at(-1) ?? seen[0]);
  for (const clause of clauses) {
    checkProperty(trial, clause, `works on a picture in ${name} alone`, result, hasSize(result.pixels, size));
  }
}
