import { sniffFormat } from "@graycard/core";
import { ControlNotFoundError } from "../control-errors.js";
import type { Handlers } from "../handler.js";
import type { pictureRoutes } from "../routes/pictures.js";

export const pictureHandlers: Handlers<typeof pictureRoutes> = {
  "pictures.read": async ({ world, params }) => {
    const bytes = await world.files.read(params.name ?? "");
    // Only pictures are shown, and no list: a folder may hold more than its owner thinks of.
    if (bytes && sniffFormat(bytes)) return bytes;
    throw new ControlNotFoundError("There is no picture of this name.");
  },
};
