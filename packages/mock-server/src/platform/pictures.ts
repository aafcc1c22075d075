import type { Pixels } from "../media/pixels.js";

/** A size in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface ResizeOptions extends PixelSize {
  /** `fill` reaches exactly this size; `inside` keeps the proportions and stays within it. */
  readonly fit: "fill" | "inside";
  readonly kernel?: "lanczos3" | "cubic";
  readonly withoutEnlargement?: boolean;
}

/**
 * A picture that is being worked on: calls are chained, and nothing happens before the end is asked for. It has what
 * the mock uses of the native library's own chains, which are one of these.
 */
export interface PicturePipeline {
  /** What the file that was opened declares of itself, whatever was chained to it. */
  metadata(): Promise<{ readonly autoOrient: PixelSize; readonly hasAlpha: boolean }>;
  toColourspace(space: "srgb" | "b-w"): PicturePipeline;
  resize(options: ResizeOptions): PicturePipeline;
  extract(box: PixelSize & { readonly left: number; readonly top: number }): PicturePipeline;
  /** Blurs by a standard deviation in pixels. */
  blur(deviation: number): PicturePipeline;
  convolve(by: PixelSize & { readonly kernel: number[]; readonly scale: number }): PicturePipeline;
  negate(options: { readonly alpha: false }): PicturePipeline;
  /** Puts a colour, `#rrggbb`, behind what is transparent. */
  flatten(options: { readonly background: string }): PicturePipeline;
  /** Ends in bytes of pixels. */
  raw(): PicturePipeline;
  png(options?: { readonly compressionLevel?: number; readonly adaptiveFiltering?: boolean }): PicturePipeline;
  jpeg(options?: { readonly quality?: number; readonly chromaSubsampling?: string }): PicturePipeline;
  webp(options: { readonly lossless: true }): PicturePipeline;
  toBuffer(): Promise<Uint8Array>;
  toBuffer(options: { resolveWithObject: true }): Promise<{
    readonly data: Uint8Array;
    readonly info: PixelSize & { readonly channels: 1 | 2 | 3 | 4 };
  }>;
}

/** Where pipelines begin; behind `#platform/pictures`. */
export interface Pictures {
  /** The upright picture in a file that is no BMP. Its end rejects when the file is damaged or over `maxPixels`. */
  pictureFromFile(bytes: Uint8Array, maxPixels: number): PicturePipeline;
  pictureFromRaw(data: Uint8Array, shape: PixelSize & { readonly channels: 1 | 3 | 4 }): PicturePipeline;
  /** A picture of one colour, with an opaque alpha channel if it is to have one. */
  plainPicture(
    size: PixelSize,
    colour: { readonly r: number; readonly g: number; readonly b: number },
    alpha: boolean,
  ): PicturePipeline;
  /** The pixels of a BMP file. */
  decodeBmp(bytes: Uint8Array, maxPixels: number): Pixels | Promise<Pixels>;
}
