import type { PictureFormat } from "@graycard/core";

const contentTypes: Readonly<Record<PictureFormat, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  tiff: "image/tiff",
  bmp: "image/bmp",
  gif: "image/gif",
};

/** The content type of a picture format; of bytes that are no picture when there is none. */
export function contentTypeOf(format: PictureFormat | undefined): string {
  return format === undefined ? "application/octet-stream" : contentTypes[format];
}
