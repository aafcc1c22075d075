import { createHash } from "node:crypto";
import { expect } from "vitest";
import { type ReadHarOptions, readHar } from "../exchange/har/read-har.js";
import { vendors } from "../vendors/index.js";
import { harOf } from "./har-entry.js";

/** Reads a HAR of any vendor. */
export const read = (har: Parameters<typeof readHar>[0], options: Partial<ReadHarOptions> = {}) =>
  readHar(har, { vendors, ...options });
/** The one exchange of a HAR of one entry. */
export const only = (entry: unknown, options?: Partial<ReadHarOptions>) => {
  const { exchanges, ...rest } = read(harOf(entry), options);
  expect({ count: exchanges.length, ...rest }).toMatchObject({ count: 1, problems: [] });
  return exchanges[0];
};
/** A body of JSON, as an entry has it. */
export const json = (value: unknown) => ({
  content: { size: -1, mimeType: "application/json", text: JSON.stringify(value) },
});
export const scale = "https://techsz.aoscdn.com/api/tasks/visual/scale";
/** Smallest of pictures: a GIF of one pixel. */
export const gif = Uint8Array.from(atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"), (c) =>
  c.charCodeAt(0),
);
export const digest = createHash("sha256").update(gif).digest("hex");
export const gifText = String.fromCharCode(...gif);
