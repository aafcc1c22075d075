import type { CarriedPicture, PictureSlot, SourceRef, Via } from "./endpoint.js";
import { isAbsent } from "./read-request.js";

/** A field a picture can come from. */
export interface SourceField {
  readonly field: string;
  readonly via: Via;
}

/**
 * The source that counts when several are given: the first of the list that is there.
 * The ones after it are not looked at.
 *
 * @example
 * firstSource([{ field: "image_file", via: "upload" }, { field: "image_url", via: "url" }], { image_url: "https://…" });
 */
export function firstSource(
  fields: readonly SourceField[],
  values: Readonly<Record<string, unknown>>,
): (SourceRef & { readonly value: unknown }) | undefined {
  for (const { field, via } of fields) {
    const value = values[field];
    if (!isAbsent(value)) return { field, via, value };
  }
  return undefined;
}

/** A place for a picture that has a field for each way in which it can travel. */
export function slotOf<R>(
  fields: (readings: R) => readonly SourceField[],
  all: readonly SourceField[],
): PictureSlot<R> {
  return {
    vias: (readings) => fields(readings).map(({ via }) => via),
    put({ via, value }: CarriedPicture) {
      const source = all.find((each) => each.via === via);
      return source ? { [source.field]: value } : {};
    },
  };
}
