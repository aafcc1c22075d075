import type { ExamplePicture } from "@graycard/core";
import type { Target } from "../../scenario.js";

const placeholder: ExamplePicture = {
  bytes: new Uint8Array([0]),
  fileName: "none.png",
  mediaType: "image/png",
  url: "https://graycard.invalid/none.png",
  width: 120,
  height: 96,
};

/** How the example request of an endpoint carries its picture. */
function viaOf({ endpoint }: Target, picture: ExamplePicture): "upload" | "url" | "base64" {
  const values = Object.values(endpoint.example(picture));
  if (values.includes(picture)) return "upload";
  return values.includes(picture.url) ? "url" : "base64";
}

/** Whether a picture that is too large is refused with its request; one behind an address makes the work fail. */
export function refusesRequest(target: Target): boolean {
  return target.endpoint.sourceRule(viaOf(target, placeholder), target.readings as never).tooLarge === "refused";
}
