/** A media type as it is registered; anything else in its place may be anything. */
const plainType = /^[a-z0-9][\w.+-]{0,63}\/[\w.+-]{1,64}$/i;

/** The media type of a Content-Type, without its parameters; undefined where it has none. */
export function mediaTypeOf(contentType: string | null | undefined): string | undefined {
  const type = contentType?.split(";", 1)[0]?.trim() ?? "";
  return plainType.test(type) ? type : undefined;
}

/** Whether a body of this type says that it is JSON. */
export function isJsonType(mediaType: string | undefined): boolean {
  const type = mediaType?.toLowerCase() ?? "";
  return type === "application/json" || type.endsWith("+json");
}
