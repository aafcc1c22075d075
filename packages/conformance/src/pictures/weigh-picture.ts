import { padPng } from "./pad-picture.js";

/** The formats that can be given any weight; a WebP, for one, always has an even number of bytes. */
export type WeighableFormat = "png" | "jpg" | "bmp" | "tiff";

/** The longest comment of a JPEG, with its marker. */
const mostCommentBytes = 65_537;
/** A comment without text. */
const leastCommentBytes = 4;

/**
 * Makes a picture weigh exactly `bytes`, by what its format lets a reader pass over; the pixels stay as they are.
 *
 * @throws {RangeError} when the picture is heavier already, or so near that nothing fits between
 */
export function weighPicture(picture: Uint8Array, format: WeighableFormat, bytes: number): Uint8Array {
  const missing = bytes - picture.byteLength;
  if (missing === 0) return picture;
  if (format === "png") return padPng(picture, bytes);
  if (missing < (format === "jpg" ? leastCommentBytes : 0)) {
    throw new RangeError(`A ${format} of ${picture.byteLength} bytes cannot be made to weigh ${bytes}.`);
  }
  if (format === "jpg") return withComments(picture, missing);
  const file = Buffer.concat([picture, Buffer.alloc(missing)]);
  // A BMP says how long it is; a TIFF does not, and what nothing in it points to is passed over.
  if (format === "bmp") file.writeUInt32LE(file.length, 2);
  return new Uint8Array(file);
}

/** Puts comments between the head of a JPEG, which has to come first, and the rest. */
function withComments(jpg: Uint8Array, bytes: number): Uint8Array {
  const view = Buffer.from(jpg.buffer, jpg.byteOffset, jpg.byteLength);
  const afterHead = view[3] === 0xe0 ? 4 + view.readUInt16BE(4) : 2;
  const comments: Buffer[] = [];
  for (let left = bytes; left > 0; ) {
    const rest = left - mostCommentBytes;
    const length =
      rest <= 0 ? left : rest < leastCommentBytes ? mostCommentBytes - leastCommentBytes : mostCommentBytes;
    const comment = Buffer.alloc(length, 0x20);
    comment.writeUInt16BE(0xff_fe, 0);
    comment.writeUInt16BE(length - 2, 2);
    comments.push(comment);
    left -= length;
  }
  return new Uint8Array(Buffer.concat([view.subarray(0, afterHead), ...comments, view.subarray(afterHead)]));
}
