/** The kinds of values that a TIFF directory has here: numbers of two and of four bytes. */
const short = 3;
const long = 4;

const headBytes = 8;

/** Writes exact pixels as a TIFF: one strip, not packed, the low byte first. */
export function encodeTiff(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const bitsAt = headBytes + rgb.byteLength + (rgb.byteLength % 2);
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 3, bitsAt],
    [259, short, 1, 1],
    [262, short, 1, 2],
    [273, long, 1, headBytes],
    [277, short, 1, 3],
    [278, long, 1, height],
    [279, long, 1, rgb.byteLength],
    [284, short, 1, 1],
  ];
  const directoryAt = bitsAt + 6;
  const file = Buffer.alloc(directoryAt + 2 + entries.length * 12 + 4);
  file.write("II", 0, "latin1");
  file.writeUInt16LE(42, 2);
  file.writeUInt32LE(directoryAt, 4);
  file.set(rgb, headBytes);
  for (const at of [0, 2, 4]) file.writeUInt16LE(8, bitsAt + at);
  file.writeUInt16LE(entries.length, directoryAt);
  entries.forEach(([tag, type, count, value], index) => {
    const at = directoryAt + 2 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    if (type === short && count === 1) file.writeUInt16LE(value, at + 8);
    else file.writeUInt32LE(value, at + 8);
  });
  return new Uint8Array(file);
}
