import type { PicturePipeline, PixelSize, ResizeOptions } from "../pictures.js";
import { encodeOnCanvas } from "./canvas.js";
import { blur } from "./raster/blur.js";
import { extract, flatten, negate } from "./raster/colours.js";
import { type Convolution, convolve } from "./raster/convolve.js";
import type { Raster } from "./raster/raster.js";
import { resample } from "./raster/resample.js";

/** What a pipeline begins with: its pixels, once somebody needs them, and what can be said without them. */
export interface Beginning {
  pixels(): Raster | Promise<Raster>;
  metadata(): ReturnType<PicturePipeline["metadata"]>;
}

interface Ending {
  readonly type: "image/png" | "image/jpeg" | "image/webp";
  readonly quality?: number;
}

/** Pixels that are worked on in plain code, and encoded by a canvas. */
export class CanvasPipeline implements PicturePipeline {
  readonly #beginning: Beginning;
  readonly #ending: Ending | undefined;

  constructor(beginning: Beginning, ending?: Ending) {
    this.#beginning = beginning;
    this.#ending = ending;
  }

  metadata() {
    return this.#beginning.metadata();
  }

  /** Pixels are sRGB from the start, and a raster of one channel stays one. */
  toColourspace(): PicturePipeline {
    return this;
  }

  resize(options: ResizeOptions): PicturePipeline {
    return this.#then((raster) => {
      const { width, height } = sizeFor(raster, options);
      return resample(raster, width, height, options.kernel ?? "lanczos3");
    });
  }

  extract(box: PixelSize & { readonly left: number; readonly top: number }): PicturePipeline {
    return this.#then((raster) => extract(raster, box));
  }

  blur(deviation: number): PicturePipeline {
    return this.#then((raster) => blur(raster, deviation));
  }

  convolve(by: Convolution): PicturePipeline {
    return this.#then((raster) => convolve(raster, by));
  }

  negate(): PicturePipeline {
    return this.#then(negate);
  }

  flatten({ background }: { readonly background: string }): PicturePipeline {
    return this.#then((raster) => flatten(raster, background));
  }

  raw(): PicturePipeline {
    return new CanvasPipeline(this.#beginning);
  }

  png(): PicturePipeline {
    return new CanvasPipeline(this.#beginning, { type: "image/png" });
  }

  jpeg({ quality = 80 }: { readonly quality?: number } = {}): PicturePipeline {
    return new CanvasPipeline(this.#beginning, { type: "image/jpeg", quality: quality / 100 });
  }

  /** The highest quality is the one that loses nothing. */
  webp(): PicturePipeline {
    return new CanvasPipeline(this.#beginning, { type: "image/webp", quality: 1 });
  }

  toBuffer(): Promise<Uint8Array>;
  toBuffer(options: { resolveWithObject: true }): Promise<{ data: Uint8Array; info: Omit<Raster, "data"> }>;
  async toBuffer(options?: {
    resolveWithObject: true;
  }): Promise<Uint8Array & { data: Uint8Array; info: Omit<Raster, "data"> }> {
    const raster = await this.#beginning.pixels();
    const { type, quality } = this.#ending ?? {};
    const data = type === undefined ? raster.data : await encodeOnCanvas(raster, type, quality);
    const { width, height, channels } = raster;
    // Which of the two it is follows from the options, which the type of the implementation cannot express.
    return (options ? { data, info: { width, height, channels } } : data) as never;
  }

  #then(step: (raster: Raster) => Raster): PicturePipeline {
    const beginning = this.#beginning;
    const pixels = async () => step(await beginning.pixels());
    return new CanvasPipeline({ pixels, metadata: () => beginning.metadata() }, this.#ending);
  }
}

function sizeFor(raster: PixelSize, { width, height, fit, withoutEnlargement }: ResizeOptions): PixelSize {
  if (fit === "fill") return { width, height };
  const share = Math.min(
    width / raster.width,
    height / raster.height,
    withoutEnlargement ? 1 : Number.POSITIVE_INFINITY,
  );
  const side = (px: number) => Math.max(1, Math.round(px * share));
  return { width: side(raster.width), height: side(raster.height) };
}
