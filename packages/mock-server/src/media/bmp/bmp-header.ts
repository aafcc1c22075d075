import { UndecodablePictureError } from "../undecodable-picture-error.js";

/** What is needed to read the pixels of a BMP file. Everything in it has been checked against the file's length. */
export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  /** The first stored row is the top one; else the bottom one. */
  readonly topDown: boolean;
  readonly depth: 1 | 4 | 8 | 16 | 24 | 32;
  /** Where the rows begin. */
  readonly dataAt: number;
  /** Bytes of one row with its padding. */
  readonly rowBytes: number;
  /** Blue, green, red and an unused byte for each of the `2 ** depth` colours; empty for 16 bits and more. */
  readonly palette: Uint8Array;
  /** Which bits hold which channel, for 16 and 32 bits. `alpha` is 0 when there is none. */
  readonly masks: ChannelMasks;
}

export interface ChannelMasks {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** The file header; the second header, whose size tells its kind, follows it. */
const FILE_HEADER_BYTES = 14;
/** Kinds of the second header, by their size. OS/2 ones carry no masks. */
const CORE_HEADER = 12;
const OS2_SHORT_HEADER = 16;
const OS2_HEADER = 64;
const KINDS: ReadonlySet<number> = new Set([CORE_HEADER, OS2_SHORT_HEADER, 40, 52, 56, OS2_HEADER, 108, 124]);
/** From this size on, the second header has a place for an alpha mask. */
const FIRST_WITH_ALPHA = 56;
/** Masks follow the 40-byte header or stand inside the newer ones: the position is the same. */
const MASKS_AT = 54;
const NONE = 0;
const BIT_FIELDS = 3;
const ALPHA_BIT_FIELDS = 6;
const DEPTHS = [1, 4, 8, 16, 24, 32] as const;

const DEFAULT_MASKS: Readonly<Record<16 | 32, ChannelMasks>> = {
  16: { red: 0x7c00, green: 0x03e0, blue: 0x001f, alpha: 0 },
  32: { red: 0xff0000, green: 0x00ff00, blue: 0x0000ff, alpha: 0 },
};

/**
 * Reads the headers of a BMP file and checks the size they declare before anything is allocated for it. Throws an
 * `UndecodablePictureError` for what is damaged, cut off, larger than `maxPixels`, or compressed.
 */
export function readBmpHeader(bytes: Uint8Array, maxPixels: number): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = bytes.length >= FILE_HEADER_BYTES + 4 ? view.getUint32(14, true) : 0;
  if (!KINDS.has(kind)) throw new UndecodablePictureError("the BMP header is damaged or cut off");
  if (bytes.length < FILE_HEADER_BYTES + kind) throw new UndecodablePictureError("the BMP header is cut off");
  const { width, height, topDown, depth, compression, colours } = readFields(view, kind);
  if (width <= 0 || height <= 0) throw new UndecodablePictureError(`a BMP of ${width} x ${height} pixels`);
  if (width * height > maxPixels) {
    throw new UndecodablePictureError(`${width} x ${height} pixels are more than the ${maxPixels} allowed`);
  }
  const dataAt = view.getUint32(10, true);
  const rowBytes = Math.ceil((width * depth) / 32) * 4;
  if (dataAt < FILE_HEADER_BYTES + kind) throw new UndecodablePictureError("BMP rows begin inside the header");
  if (dataAt + rowBytes * height > bytes.length) throw new UndecodablePictureError("the BMP ends before its last row");
  const palette = readPalette(bytes, kind, depth, colours, dataAt);
  return { width, height, topDown, depth, dataAt, rowBytes, palette, masks: readMasks(view, kind, depth, compression) };
}

interface Fields extends Pick<BmpHeader, "width" | "height" | "topDown" | "depth"> {
  readonly compression: number;
  /** Number of colours in the palette; 0 means as many as the depth can tell apart. */
  readonly colours: number;
}

function readFields(view: DataView, kind: number): Fields {
  if (kind === CORE_HEADER) {
    const size = { width: view.getUint16(18, true), height: view.getUint16(20, true) };
    return { ...size, topDown: false, depth: toDepth(view.getUint16(24, true)), compression: NONE, colours: 0 };
  }
  const stored = view.getInt32(22, true);
  const size = { width: view.getInt32(18, true), height: Math.abs(stored), topDown: stored < 0 };
  const depth = toDepth(view.getUint16(28, true));
  if (kind === OS2_SHORT_HEADER) return { ...size, depth, compression: NONE, colours: 0 };
  const compression = view.getUint32(30, true);
  const hasMasks = compression === BIT_FIELDS || compression === ALPHA_BIT_FIELDS;
  const isReadable = compression === NONE || (hasMasks && kind !== OS2_HEADER && (depth === 16 || depth === 32));
  if (!isReadable) throw new UndecodablePictureError(`a BMP with compression ${compression} is not supported`);
  return { ...size, depth, compression, colours: view.getUint32(46, true) };
}

function toDepth(value: number): BmpHeader["depth"] {
  const depth = DEPTHS.find((known) => known === value);
  if (depth === undefined) throw new UndecodablePictureError(`a BMP of ${value} bits per pixel is not supported`);
  return depth;
}

/** Always a whole palette, so that no index points outside it: colours that the file leaves out are black. */
function readPalette(bytes: Uint8Array, kind: number, depth: number, colours: number, dataAt: number): Uint8Array {
  if (depth > 8) return new Uint8Array(0);
  const size = 2 ** depth;
  const entryBytes = kind === CORE_HEADER ? 3 : 4;
  const start = FILE_HEADER_BYTES + kind;
  const stored = colours === 0 ? size : Math.min(colours, size);
  const count = Math.min(stored, Math.floor((dataAt - start) / entryBytes));
  const palette = new Uint8Array(size * 4);
  for (let index = 0; index < count; index++) {
    const at = start + index * entryBytes;
    palette.set(bytes.subarray(at, at + 3), index * 4);
  }
  return palette;
}

function readMasks(view: DataView, kind: number, depth: number, compression: number): ChannelMasks {
  if (depth !== 16 && depth !== 32) return DEFAULT_MASKS[32];
  if (compression === NONE) return DEFAULT_MASKS[depth];
  const hasAlpha = compression === ALPHA_BIT_FIELDS || kind >= FIRST_WITH_ALPHA;
  if (view.byteLength < MASKS_AT + (hasAlpha ? 16 : 12)) throw new UndecodablePictureError("the BMP masks are cut off");
  const [red = 0, green = 0, blue = 0, alpha = 0] = [0, 4, 8, 12].map((offset) => {
    return offset === 12 && !hasAlpha ? 0 : view.getUint32(MASKS_AT + offset, true);
  });
  return { red, green, blue, alpha };
}
