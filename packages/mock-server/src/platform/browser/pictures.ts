import { type PictureFacts, probePicture } from "@graycard/core";
import { readBmpHeader } from "../../media/bmp/bmp-header.js";
import type { Pixels } from "../../media/pixels.js";
import type { Pictures } from "../pictures.js";
import { decodeOnCanvas } from "./canvas.js";
import { CanvasPipeline } from "./canvas-pipeline.js";
import type { Raster } from "./raster/raster.js";

export const pictureFromFile: Pictures["pictureFromFile"] = (bytes, maxPixels) => {
  const facts = async () => checkedFacts(bytes, maxPixels);
  return new CanvasPipeline({
    pixels: async () => decodeOnCanvas(bytes, (await facts()).alpha),
    async metadata() {
      const { width, height, alpha } = await facts();
      return { autoOrient: { width, height }, hasAlpha: alpha };
    },
  });
};

export const pictureFromRaw: Pictures["pictureFromRaw"] = (data, shape) => fromRaster({ ...shape, data });

export const plainPicture: Pictures["plainPicture"] = ({ width, height }, { r, g, b }, alpha) => {
  const channels = alpha ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  for (let at = 0; at < data.length; at += channels) data.set(alpha ? [r, g, b, 255] : [r, g, b], at);
  return fromRaster({ width, height, channels, data });
};

export const decodeBmp: Pictures["decodeBmp"] = async (bytes, maxPixels): Promise<Pixels> => {
  const { masks } = readBmpHeader(bytes, maxPixels);
  const { width, height, data } = await decodeOnCanvas(bytes, masks.alpha !== 0);
  return { width, height, channels: masks.alpha === 0 ? 3 : 4, data };
};

/** Before a browser is handed a file, its header is read: what it declares must be true and not too much. */
function checkedFacts(bytes: Uint8Array, maxPixels: number): PictureFacts {
  const probe = probePicture(bytes);
  if (!probe.ok) throw new Error(probe.fault);
  const { width, height } = probe.facts;
  if (width * height <= maxPixels) return probe.facts;
  throw new Error(`${width} x ${height} pixels are more than the ${maxPixels} allowed`);
}

function fromRaster(raster: Raster): CanvasPipeline {
  const { width, height, channels } = raster;
  const metadata = async () => ({ autoOrient: { width, height }, hasAlpha: channels === 4 });
  return new CanvasPipeline({ pixels: () => raster, metadata });
}
