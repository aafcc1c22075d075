import type { ExamplePicture } from "@graycard/core";
import type { Trial } from "../trial.js";

/** A file that is named and labelled as a picture and is none. */
export async function brokenPicture(trial: Trial): Promise<ExamplePicture> {
  const text = "This file is named as a picture and holds this sentence. ".repeat(20);
  return trial.picture({ width: 121, height: 97, format: "jpg" }, new TextEncoder().encode(text));
}
