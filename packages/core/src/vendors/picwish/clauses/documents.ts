/** The documents that PicWish publishes for these endpoints, and the shorthand to cite them. */
import type { ClauseSource, VendorDocument } from "../../../contract/clause.js";

export const picwishDocuments = {
  "picwish-scale": { title: "PicWish: enlarge and sharpen a picture", about: "scale" },
  "picwish-inpaint": { title: "PicWish: repair a marked region of a picture", about: "inpaint" },
  "picwish-segmentation": { title: "PicWish: cut a subject out of a picture", about: "segmentation" },
} as const satisfies Record<string, VendorDocument>;

export type PicwishDocument = keyof typeof picwishDocuments;

/** The headings, tables, samples and questions of the three documents, in English. */
export type PicwishSection =
  | "Request fields"
  | "Response fields"
  | "Judging the result"
  | "HTTP status codes"
  | "State codes"
  | "Sample: finished"
  | "Sample: refused request"
  | "Sample: failed task"
  | "Sample: refused download"
  | "FAQ: response time"
  | "FAQ: request rate"
  | "FAQ: picture formats"
  | "FAQ: picture size"
  | "FAQ: number of faces"
  | "FAQ: automatic enlargement"
  | "FAQ: factor without effect"
  | "FAQ: failed work"
  | "FAQ: end of polling"
  | "FAQ: AccessDenied"
  | "FAQ: 403 forbidden";

/** A place in one of the documents. */
export interface PicwishSource extends ClauseSource<PicwishDocument> {
  readonly section: PicwishSection;
}

/** Cites a section of the scale document. */
export function inScale(section: PicwishSection): readonly [PicwishSource] {
  return [{ document: "picwish-scale", section }];
}

/** Cites a section of the inpaint document. */
export function inInpaint(section: PicwishSection): readonly [PicwishSource] {
  return [{ document: "picwish-inpaint", section }];
}

/** Cites a section of the segmentation document. */
export function inSegmentation(section: PicwishSection): readonly [PicwishSource] {
  return [{ document: "picwish-segmentation", section }];
}

/** Cites a section that stands in all three documents. */
export function everywhere(section: PicwishSection): readonly [PicwishSource, PicwishSource, PicwishSource] {
  return [...inScale(section), ...inInpaint(section), ...inSegmentation(section)];
}

/** Cites a section of the inpaint and the segmentation document, such as their samples; scale has none. */
export function inInpaintAndSegmentation(section: PicwishSection): readonly [PicwishSource, PicwishSource] {
  return [...inInpaint(section), ...inSegmentation(section)];
}
