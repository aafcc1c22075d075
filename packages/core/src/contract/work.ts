/**
 * What an image endpoint does to pixels, free of any vendor's field names. A vendor turns its request
 * into a plan; the mock renders the plan, the suite judges the picture against it.
 */

/** The picture formats that the documents name, plus the one they refuse. Decided by magic bytes, never by name. */
export type PictureFormat = "jpg" | "png" | "webp" | "tiff" | "bmp" | "gif";

/** A box in pixels of the picture; the origin is the upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What can be said of a picture from its header. Width and height are those of the upright picture, in pixels. */
export interface PictureFacts {
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  /** The file has an alpha channel or a transparent palette entry. */
  readonly alpha: boolean;
  /** More than one frame. */
  readonly animated: boolean;
}

/** Enlarge and sharpen. The result is `factor` times as wide and as high as the source. */
export interface UpscalePlan {
  readonly work: "upscale";
  readonly factor: 1 | 2 | 4;
  /** `portrait` treats faces; `facesOnly` leaves everything outside them as plain enlargement. */
  readonly mode: "general" | "portrait";
  readonly facesOnly: boolean;
  readonly format: "jpg" | "png";
}

/** Fill the marked region from its surroundings; pixels outside it stay as they are. */
export interface InpaintPlan {
  readonly work: "inpaint";
  readonly region: MaskRegion | RectanglesRegion;
  /** The largest share of the picture that may be marked, 0..1; absent where a larger one is only inadvisable. */
  readonly maxShare?: number;
  readonly format: "jpg" | "png";
}

/** A picture of the same size; pixels at least as light as `threshold` (0..255) are to be repaired. */
export interface MaskRegion {
  readonly by: "mask";
  readonly threshold: number;
  /** Whether a mask of another size is scaled to fit (true) or makes the work fail before it starts. */
  readonly resize: boolean;
}

/** Boxes to repair; what hangs over the edge is clipped. */
export interface RectanglesRegion {
  readonly by: "rectangles";
  readonly boxes: readonly Rectangle[];
}

/** Separate the subject from its background. */
export interface CutoutPlan {
  readonly work: "cutout";
  readonly subject: "auto" | "person" | "object" | "stamp";
  /** Trim image and mask to the same box around the subject. */
  readonly crop: boolean;
  /** `png` keeps the background transparent, `jpg` paints it in `background`. The mask takes the same format. */
  readonly format: "png" | "jpg";
  /** Six hex digits, red green blue. */
  readonly background: string;
  readonly outputs: readonly ("image" | "mask")[];
  /** Whether the answer tells the box of the subject. */
  readonly tellsBox?: boolean;
  /** Whether a picture without a subject gives an empty cut-out; it makes the work fail unless said. */
  readonly emptyAllowed?: boolean;
}

/** Repair the quality of a picture without changing its size. */
export interface RestorePlan {
  readonly work: "restore";
  readonly format: "jpg" | "png";
}

/**
 * What is to be done with a picture, without a vendor's field names: a mock carries it out, and a result is judged by
 * it.
 */
export type WorkPlan = UpscalePlan | InpaintPlan | CutoutPlan | RestorePlan;
/** The kinds of work there are, which is what prices are made by. */
export type WorkKind = WorkPlan["work"];
