import { ContentDisposition } from "@remix-run/headers/content-disposition";
import type { PartInfo } from "multipasta";

/** What a part says it is for. */
export interface Disposition {
  readonly name?: string;
  readonly fileName?: string;
}

/**
 * The name and file name of a part. The parser reads those of Latin letters itself and leaves out all others, which
 * come from half of the world's file systems: those are read from the header again.
 */
export function dispositionOf(info: PartInfo): Disposition {
  if (info.contentDisposition !== "") {
    return { name: info.name, ...(info.filename === undefined ? {} : { fileName: info.filename }) };
  }
  const header = info.headers["content-disposition"];
  if (typeof header !== "string") return {};
  const { type, name, preferredFilename } = ContentDisposition.from(header);
  if (type?.toLowerCase() !== "form-data" || name === undefined) return {};
  return { name, ...(preferredFilename === undefined ? {} : { fileName: preferredFilename }) };
}
