import { sharp } from "../../media/sharp.js";
import type { Pictures } from "../pictures.js";

export const pictureFromFile: Pictures["pictureFromFile"] = (bytes, maxPixels) =>
  sharp(bytes, { autoOrient: true, failOn: "error", limitInputPixels: maxPixels });

export const pictureFromRaw: Pictures["pictureFromRaw"] = (data, { width, height, channels }) =>
  sharp(data, { raw: { width, height, channels } });

export const plainPicture: Pictures["plainPicture"] = ({ width, height }, colour, alpha) =>
  sharp({
    create: { width, height, channels: alpha ? 4 : 3, background: { ...colour, ...(alpha ? { alpha: 1 } : {}) } },
  });

export { decodeBmp } from "../../media/bmp/decode-bmp.js";
