import type { Constraint, PictureSlot, SourceRule, Via } from "../../contract/endpoint.js";
import { firstSource, type SourceField, slotOf } from "../../contract/precedence.js";
import { isAbsent } from "../../contract/read-request.js";
import { picwishUrlRules } from "./limits.js";
import { field, type PicwishClause, type PicwishReadings } from "./vocabulary.js";

type Values = Readonly<Record<string, unknown>>;
type EndpointName = "scale" | "inpaint" | "segmentation";

/** Where the picture comes from, in order of precedence; only inpaint's document says so, the others follow it. */
const imageFields: readonly SourceField[] = [
  { field: "image_file", via: "upload" },
  { field: "image_url", via: "url" },
  { field: "image_base64", via: "base64" },
];

/** The picture sources that count for an endpoint; base64 is documented for inpaint only. */
export function imageSources(endpoint: EndpointName, readings: PicwishReadings): readonly SourceField[] {
  const base64 = (readings["sources.base64"] as readonly EndpointName[]).includes(endpoint);
  return imageFields.filter((source) => source.via !== "base64" || base64);
}

/** Where an endpoint takes its picture. */
export function imageSlot(endpoint: EndpointName): PictureSlot<PicwishReadings> {
  return slotOf((readings) => imageSources(endpoint, readings), imageFields);
}

/** Whether a source goes unread: it is none of this endpoint's, or one that goes before it is given. */
function isUnread(endpoint: EndpointName, name: string) {
  return (values: Values, readings: PicwishReadings): boolean => {
    const sources = imageSources(endpoint, readings);
    const rank = sources.findIndex((source) => source.field === name);
    if (rank < 0) return true;
    return readings["sources.several"] === "precedence" && firstSource(sources.slice(0, rank), values) !== undefined;
  };
}

/** The three picture fields. Only inpaint's document describes all of them; the others speak of a file alone. */
export function imageSourceFields(endpoint: EndpointName) {
  const documented = endpoint === "inpaint";
  return {
    image_file: field.upload({ clause: "picwish.request.image-file" }),
    image_url: field.url({
      clause: documented ? "picwish.inpaint.image-url" : { erratum: "sources.image-url" },
      ...picwishUrlRules,
      ignored: isUnread(endpoint, "image_url"),
    }),
    image_base64: field.base64({
      clause: documented ? "picwish.inpaint.image-base64" : { erratum: "sources.base64" },
      ignored: isUnread(endpoint, "image_base64"),
    }),
  };
}

/** Exactly one source has to be given; more than one is settled by precedence, or refused where that is the reading. */
export function oneImageSource(endpoint: EndpointName): Constraint<PicwishClause, PicwishReadings, Values> {
  return {
    clause: endpoint === "inpaint" ? "picwish.inpaint.one-image-source" : { erratum: "sources.none" },
    broken(values, readings) {
      const sources = imageSources(endpoint, readings);
      const given = sources.filter((source) => !isAbsent(values[source.field]));
      if (given.length === 0) {
        return `Missing parameter: one of ${sources.map((source) => source.field).join(", ")} is required`;
      }
      if (given.length > 1 && readings["sources.several"] === "refused") {
        return `Invalid parameter: ${given.map((source) => source.field).join(" and ")} exclude each other`;
      }
      return undefined;
    },
    counterexample: () => ({ drop: imageFields.map((source) => source.field) }),
  };
}

/** A body that carries the picture is refused when it is too large; a picture that is fetched makes the task fail. */
export function picwishSourceRule(via: Via, readings: Pick<PicwishReadings, "base64.data-prefix">): SourceRule {
  if (via === "url") return { measure: "received", tooLarge: "failed" };
  return { measure: "received", tooLarge: "refused", dataPrefix: readings["base64.data-prefix"] };
}
