import { toBase64 } from "../contract/base64.js";
import type { PictureSlot, Via } from "../contract/endpoint.js";
import type { AnyEndpoint } from "../contract/vendor.js";
import type { Picture, PictureFile } from "./picture-input.js";

/** A request whose pictures stand in their fields. */
export interface PlacedRequest {
  /** Fields by name; a file is a {@link PictureFile}. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The pictures that are in it, by the text or file that stands for them. */
  readonly pictures: ReadonlyMap<unknown, PictureFile>;
}

/** Puts pictures where an endpoint wants them, beside the fields that the caller named. */
export async function placePictures(
  endpoint: AnyEndpoint,
  readings: unknown,
  named: { readonly image?: Picture | undefined; readonly mask?: Picture | undefined },
  fields: Readonly<Record<string, unknown>>,
): Promise<PlacedRequest> {
  let placed: Record<string, unknown> = {};
  const pictures = new Map<unknown, PictureFile>();
  for (const slot of ["image", "mask"] as const) {
    const picture = named[slot];
    if (!picture) continue;
    const place = endpoint.pictures[slot];
    if (!place) throw new RangeError(`it takes no ${slot}`);
    const via = wayOf(picture, place.vias(readings as never));
    if (!via) throw new RangeError(cannotTravel(slot, picture, place, readings));
    const value = via === "url" ? addressOf(picture) : await carried(picture, via);
    if (picture.kind === "file") pictures.set(value, picture);
    const put = place.put({ via, value });
    for (const [name, given] of Object.entries(put)) {
      // What only has to be there may be filled in by the caller; what holds the picture may not.
      const isRoom = typeof given === "object" && given !== null && Object.keys(given).length === 0;
      if (name in fields && !isRoom) throw new RangeError(`${slot} and ${name} both say which ${slot} it is`);
    }
    placed = { ...placed, ...put };
  }
  return { fields: { ...placed, ...fields }, pictures };
}

function wayOf(picture: Picture, vias: readonly Via[]): Via | undefined {
  return vias.find((via) => (via === "url") === (picture.kind === "address"));
}

function addressOf(picture: Picture): string | undefined {
  return picture.kind === "address" ? picture.url : undefined;
}

async function carried(picture: Picture, via: Via): Promise<unknown> {
  if (via === "upload" || picture.kind === "address") return picture;
  return toBase64(new Uint8Array(await picture.blob.arrayBuffer()));
}

function cannotTravel(name: string, picture: Picture, slot: PictureSlot<never>, readings: unknown): string {
  const takes = slot
    .vias(readings as never)
    .map((via) => ({ upload: "as a file", url: "by its address", base64: "as base64" })[via]);
  return picture.kind === "file"
    ? `it takes the ${name} ${takes.join(" or ")} only, not as a file: give the address it can be downloaded from`
    : `it takes the ${name} ${takes.join(" or ")} only, not by its address: give the file`;
}
