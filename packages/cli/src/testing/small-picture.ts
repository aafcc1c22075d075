/** A picture of a few pixels, a different one for each number, as a BMP: small, and quick to work on. */
export function smallPicture(number: number, side = 16): Uint8Array<ArrayBuffer> {
  const row = side * 3 + ((4 - ((side * 3) % 4)) % 4);
  const bytes = new Uint8Array(54 + row * side);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, side, true);
  view.setInt32(22, side, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  view.setUint32(34, row * side, true);
  for (let at = 54; at < bytes.length; at++) bytes[at] = (at * 7) & 0xff;
  view.setUint32(54, number, true);
  return bytes;
}
