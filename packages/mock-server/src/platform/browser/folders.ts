import type { Folders } from "../folders.js";

/**
 * Written out one by one, because that is what bundlers recognise as files to bring along. They are the page's own
 * files, fetched when one is first named, from where the page itself comes from.
 */
const addresses: ReadonlyMap<string, URL> = new Map([
  ["blurry.jpg", new URL("../../../pictures/blurry.jpg", import.meta.url)],
  ["portrait.jpg", new URL("../../../pictures/portrait.jpg", import.meta.url)],
  ["product.png", new URL("../../../pictures/product.png", import.meta.url)],
  ["watermarked-mask.png", new URL("../../../pictures/watermarked-mask.png", import.meta.url)],
  ["watermarked.jpg", new URL("../../../pictures/watermarked.jpg", import.meta.url)],
]);

export const builtInPictures: Folders["builtInPictures"] = "";

export const builtInFolder: Folders["builtInFolder"] = () => ({
  names: async () => [...addresses.keys()],
  async read(name) {
    const address = addresses.get(name);
    if (!address) return undefined;
    const answer = await fetch(address);
    if (!answer.ok)
      throw new Error(`The built-in picture ${name} is not where the page was built to have it: ${answer.status}.`);
    return new Uint8Array(await answer.arrayBuffer());
  },
});

export const diskFolder: Folders["diskFolder"] = (path) => {
  throw new RangeError(
    `There is no folder ${path}: a browser has no disk. Give a session its pictures with files.put().`,
  );
};
