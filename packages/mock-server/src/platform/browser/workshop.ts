import type { Workshops } from "../workshop.js";

/** In place: a canvas of another thread would not give the same bytes in all browsers. */
export const openWorkshop: Workshops["openWorkshop"] = () => ({
  render: async ({ plan, image, mask }) => (await import("../../media/render-work.js")).renderWork(plan, image, mask),
  threads: 0,
  close: async () => {},
});
