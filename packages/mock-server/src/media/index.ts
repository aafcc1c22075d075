// The picture engine: decoding, encoding, and one function per kind of work.
export { decodePicture } from "./decode-picture.js";
export { type EncodeOptions, encodePicture } from "./encode-picture.js";
export { markedRegion, type Size } from "./fill/marked-region.js";
export { type CutoutResult, cutout, findSubject } from "./kinds/cutout.js";
export { inpaint } from "./kinds/inpaint.js";
export { restore } from "./kinds/restore.js";
export { upscale } from "./kinds/upscale.js";
export { MAX_PIXELS, type Pixels } from "./pixels.js";
export { type RenderedOutputs, renderWork } from "./render-work.js";
export { UndecodablePictureError } from "./undecodable-picture-error.js";
export { verifyDecodable } from "./verify-decodable.js";
