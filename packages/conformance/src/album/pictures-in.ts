import { type AnswerReading, fromBase64, probePicture } from "@graycard/core";

/** Bytes that were sent or that came as a picture, under the vendor's name for them. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Text that is shorter is no picture. */
const leastText = 64;

/**
 * The pictures in the fields of a request: files, base64, and addresses of what the suite put up itself.
 *
 * @param hosted what is at an address, where the suite knows
 */
export function picturesInFields(
  fields: Readonly<Record<string, unknown>>,
  hosted: (url: string) => Uint8Array | undefined,
): readonly NamedBytes[] {
  return Object.entries(fields).flatMap(([name, value]) => picturesIn(name, value, hosted));
}

function picturesIn(name: string, value: unknown, hosted: (url: string) => Uint8Array | undefined): NamedBytes[] {
  if (typeof value === "string") {
    const bytes = hosted(value) ?? pictureOf(value);
    return bytes ? [{ name, bytes }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => picturesIn(name, each, hosted));
  if (typeof value !== "object" || value === null) return [];
  if ("bytes" in value && value.bytes instanceof Uint8Array) return [{ name, bytes: value.bytes }];
  return Object.entries(value).flatMap(([key, each]) => picturesIn(key, each, hosted));
}

/** The pictures that an answer has in itself: its body, or base64 among its outputs. */
export function picturesInAnswer(bytes: Uint8Array, reading: AnswerReading, isFile: boolean): readonly NamedBytes[] {
  if (isFile || probePicture(bytes).ok) return bytes.byteLength > 0 ? [{ name: "result", bytes }] : [];
  return outputsOf(reading).flatMap(([name, text]) => {
    const picture = pictureOf(text);
    return picture ? [{ name, bytes: picture }] : [];
  });
}

/** Every output of an answer with its name: a link, or base64. */
export function outputsOf(reading: AnswerReading): readonly (readonly [string, string])[] {
  const outputs = "outputs" in reading ? reading.outputs : [];
  return outputs.flatMap((each) =>
    Object.entries(each).flatMap(([name, text]) => (typeof text === "string" ? [[name, text] as const] : [])),
  );
}

function pictureOf(text: string): Uint8Array | undefined {
  if (text.length < leastText || /^https?:/.test(text)) return undefined;
  const bytes = fromBase64(text);
  return bytes && probePicture(bytes).ok ? bytes : undefined;
}
