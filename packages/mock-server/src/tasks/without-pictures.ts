import { isUpload } from "@graycard/core";

/** Longer text than any parameter of an image API: a picture as base64, or a mistake. */
const mostTextChars = 16_384;

type Values = Readonly<Record<string, unknown>>;

/**
 * The values of a request without the bytes and texts of its pictures, which would otherwise stay as long as the task
 * does. Of an upload its name and length remain.
 */
export function withoutPictures(values: Values): Values {
  let slim: Record<string, unknown> | undefined;
  for (const name in values) {
    const value = values[name];
    const kept = withoutPicture(value);
    if (kept === value) continue;
    slim ??= { ...values };
    if (kept === undefined) delete slim[name];
    else slim[name] = kept;
  }
  return slim ?? values;
}

function withoutPicture(value: unknown): unknown {
  if (typeof value === "string") return value.length > mostTextChars ? undefined : value;
  if (typeof value !== "object" || value === null) return value;
  if (isUpload(value)) {
    return { length: value.bytes.byteLength, ...(value.fileName === undefined ? {} : { fileName: value.fileName }) };
  }
  if (!Array.isArray(value)) return withoutPictures(value as Values);
  const slim = value.map(withoutPicture);
  return slim.some((each, at) => each !== value[at]) ? slim : value;
}
