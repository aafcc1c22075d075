import type { EditionPatches } from "../../contract/edition.js";
import type { meituErrata } from "./errata.js";

/** What each edition reads otherwise than the choices of the errata. */
export const meituEditions = {
  documented: {},
  observed: {
    "image.fault-code": "specific",
    "auth.refusal": "http-401",
    "auth.rights": "http-415",
    "error.shapes": "by-layer",
    "url.fetch-fault": "download-failed",
  },
} as const satisfies EditionPatches<typeof meituErrata>;
