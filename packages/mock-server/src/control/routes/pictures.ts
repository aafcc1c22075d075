import { defineRoute } from "../route.js";

export const pictureRoutes = [
  defineRoute({
    id: "pictures.read",
    method: "GET",
    path: "/files/{name}",
    sentence: "Shows one of the pictures that every session's image_url can name.",
    answer: "picture",
  }),
] as const;
