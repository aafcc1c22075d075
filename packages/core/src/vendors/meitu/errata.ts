import { defineErrata } from "../../contract/erratum.js";
import type { meituClauses } from "./clauses.js";
import { errorErrata } from "./errata/errors.js";
import { pictureErrata } from "./errata/picture.js";
import { requestErrata } from "./errata/request.js";
import { responseErrata } from "./errata/response.js";
import { serviceErrata } from "./errata/service.js";

/** Where Meitu's document contradicts itself, falls silent, or is contradicted by public facts. */
export const meituErrata = defineErrata<keyof typeof meituClauses>()({
  ...requestErrata,
  ...pictureErrata,
  ...responseErrata,
  ...errorErrata,
  ...serviceErrata,
});
