import sharp from "sharp";

/** A picture to send: made, never found, so that it has exactly the size and format a check needs. */
export interface PictureSpec {
  readonly width: number;
  readonly height: number;
  readonly format: "jpg" | "png" | "webp" | "tiff" | "gif" | "bmp";
  /** `object` has something to cut out; `plain` is one even tone. */
  readonly content?: "object" | "plain";
}

/** Draws a picture: a soft backdrop with a dark object in its middle, the same for the same spec. */
export async function makePicture(spec: PictureSpec): Promise<Uint8Array> {
  const { width, height, format, content = "object" } = spec;
  const raw = draw(width, height, content);
  if (format === "bmp") return encodeBmp(raw, width, height);
  const picture = sharp(raw, { raw: { width, height, channels: 3 } });
  const encoded =
    format === "jpg"
      ? picture.jpeg({ quality: 90 })
      : format === "png"
        ? picture.png()
        : format === "webp"
          ? picture.webp({ quality: 90 })
          : format === "tiff"
            ? picture.tiff({ compression: "lzw" })
            : picture.gif();
  return new Uint8Array(await encoded.toBuffer());
}

function draw(width: number, height: number, content: "object" | "plain"): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  const [centreX, centreY] = [width / 2, height / 2];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const inside = ((x + 0.5 - centreX) / (width * 0.28)) ** 2 + ((y + 0.5 - centreY) / (height * 0.33)) ** 2 < 1;
      const shade = Math.round((y / height) * 14);
      const [red, green, blue] =
        content === "object" && inside ? [176 - shade, 44, 38 + shade] : [226 - shade, 232 - shade, 240 - shade];
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
  return pixels;
}

/** 24 bits a pixel, rows from the bottom up, each padded to four bytes. */
function encodeBmp(rgb: Buffer, width: number, height: number): Uint8Array {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * height);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(rowBytes * height, 34);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = ((height - 1 - y) * width + x) * 3;
      const to = 54 + y * rowBytes + x * 3;
      file[to] = rgb[from + 2] ?? 0;
      file[to + 1] = rgb[from + 1] ?? 0;
      file[to + 2] = rgb[from] ?? 0;
    }
  }
  return new Uint8Array(file);
}

/** A black picture with a white box: a mask. */
export async function makeMask(
  width: number,
  height: number,
  white: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const box = await sharp({
    create: { width: white.width, height: white.height, channels: 3, background: "#ffffff" },
  })
    .png()
    .toBuffer();
  const mask = sharp({ create: { width, height, channels: 3, background: "#000000" } });
  return new Uint8Array(
    await mask
      .composite([{ input: box, left: white.x, top: white.y }])
      .png()
      .toBuffer(),
  );
}
