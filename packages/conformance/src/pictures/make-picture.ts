import sharp from "sharp";
import { type Drawing, drawContent } from "./canvas.js";
import { type ContentName, contents } from "./contents/index.js";
import { encodeBmp } from "./formats/bmp.js";
import { encodeGif } from "./formats/gif.js";
import { encodePng } from "./formats/png.js";
import { encodeTiff } from "./formats/tiff.js";

/** A picture to send: made, never found, so that it has exactly the size and format a check needs. */
export interface PictureSpec {
  readonly width: number;
  readonly height: number;
  readonly format: "jpg" | "png" | "webp" | "tiff" | "gif" | "bmp";
  /** What is to be seen; an object unless said. */
  readonly content?: ContentName;
}

const made = new Map<string, Promise<Uint8Array>>();

/**
 * The picture of a spec. It is made once, so that nobody may change its bytes.
 *
 * The pixels are the same on every machine, and so are the files but for JPEG and WebP, which a library writes. All
 * formats but JPEG and GIF hold exactly those pixels.
 */
export function makePicture(spec: PictureSpec): Promise<Uint8Array> {
  const { width, height, format, content = "object" } = spec;
  const key = `${content} ${width}x${height} ${format}`;
  const known = made.get(key);
  if (known) return known;
  const picture = encode(drawPicture(spec), format);
  made.set(key, picture);
  return picture;
}

/** The exact pixels of a spec, and where its shapes are. */
export function drawPicture({ width, height, content = "object" }: Omit<PictureSpec, "format">): Drawing {
  return drawContent(width, height, contents[content]);
}

async function encode({ rgb, width, height }: Drawing, format: PictureSpec["format"]): Promise<Uint8Array> {
  switch (format) {
    case "png":
      return encodePng(rgb, width, height);
    case "bmp":
      return encodeBmp(rgb, width, height);
    case "tiff":
      return encodeTiff(rgb, width, height);
    case "gif":
      return encodeGif(rgb, width, height);
    default: {
      const pixels = sharp(rgb, { raw: { width, height, channels: 3 } });
      const file =
        format === "jpg"
          ? pixels.jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
          : pixels.webp({ lossless: true, effort: 2 });
      return new Uint8Array(await file.toBuffer());
    }
  }
}
