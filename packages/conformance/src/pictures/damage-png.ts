import { crc32 } from "node:zlib";

/** Where the head chunk of a PNG has the width, and where its check sum stands. */
const widthAt = 16;
const headCrcAt = 29;
/** Where the content of the chunk after the head begins; in a PNG of ours that is the pixels. */
const pixelsAt = 41;

const page = new TextEncoder().encode("<html><script>document.title = 'This is no picture.'</script></html>");

/** What can be wrong with a PNG, each as a change to a whole one. */
const damages = {
  /** The second half is missing. */
  truncated: (png: Uint8Array) => png.slice(0, Math.floor(png.byteLength / 2)),
  /** The bytes that tell what it is are others. */
  "wrong-magic": (png: Uint8Array) => changed(png, (file) => file.write("GRAYCARD", 0, "latin1")),
  /** The pixels are not those that their check sum is of. */
  "bad-crc": (png: Uint8Array) =>
    changed(png, (file) => {
      for (let at = pixelsAt + 6; at < pixelsAt + 12; at++) file[at] = (file[at] ?? 0) ^ 0x55;
    }),
  /** It claims to be a million pixels wide and high, and has the pixels of a small one. */
  "huge-size": (png: Uint8Array) =>
    changed(png, (file) => {
      file.writeUInt32BE(1_000_000, widthAt);
      file.writeUInt32BE(1_000_000, widthAt + 4);
      file.writeUInt32BE(crc32(file.subarray(12, headCrcAt)), headCrcAt);
    }),
  /** There are no bytes. */
  empty: () => new Uint8Array(),
  /** A whole picture that is a page with a script as well. */
  polyglot: (png: Uint8Array) => new Uint8Array(Buffer.concat([png, page])),
} as const;

/** A way in which a file is no proper picture. */
export type Damage = keyof typeof damages;

/** Damages a PNG that this suite made; the one given stays whole. */
export function damagePng(png: Uint8Array, damage: Damage): Uint8Array {
  return damages[damage](png);
}

function changed(png: Uint8Array, change: (file: Buffer) => void): Uint8Array {
  const file = Buffer.from(png);
  change(file);
  return new Uint8Array(file);
}
