/** The words for a media type that an answer uses. */
export type AnswerMediaType = "jpg" | "png" | "url";

/**
 * What kind of medium the answer carries: `url` and `png` as asked for; everything else, silence included,
 * is a JPEG as base64 text, which the document calls `jpg`.
 */
export function mediaTypeOfAnswer(values: Readonly<Record<string, unknown>>): AnswerMediaType {
  const parameter = values.parameter as { readonly rsp_media_type?: string } | undefined;
  const asked = parameter?.rsp_media_type;
  return asked === "url" || asked === "png" ? asked : "jpg";
}
