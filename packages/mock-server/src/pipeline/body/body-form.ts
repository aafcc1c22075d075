import type { Encoding } from "@graycard/core";

/** How a body is read: as what its label says, or as JSON or a form, whichever its text turns out to be. */
export type BodyForm = Encoding | "json-or-form";

/** Labels that say nothing: tools put them on any text they are given, JSON among them. */
const unsaid: ReadonlySet<string> = new Set(["", "text/plain"]);

/**
 * How a body with this label is read by an endpoint that accepts these encodings; undefined where it takes none such.
 * Who says JSON means it; who says form may have left that to a tool, which labels JSON so as well.
 */
export function bodyFormOf(mediaType: string, accepted: readonly Encoding[]): BodyForm | undefined {
  const takes = (encoding: Encoding) => (accepted.includes(encoding) ? encoding : undefined);
  if (mediaType === "multipart/form-data") return takes("multipart");
  if (mediaType === "application/json" || mediaType.endsWith("+json")) return takes("json");
  const isForm = mediaType === "application/x-www-form-urlencoded";
  if ((isForm || unsaid.has(mediaType)) && accepted.includes("form")) return takes("json") ? "json-or-form" : "form";
  return takes("json");
}
