import type { PictureFacts, Rectangle } from "@graycard/core";

/** A picture that was worked on. */
export interface TaskPicture extends PictureFacts {
  /** Where its subject was found, when the answer is to tell. */
  readonly subject?: Rectangle | undefined;
}
