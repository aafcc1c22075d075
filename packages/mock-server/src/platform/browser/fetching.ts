import type { CreateSourceFetcher } from "../fetching.js";

// A page can ask for a URL, but not choose the address that it leads to: nothing would be checked.
export const createSourceFetcher: CreateSourceFetcher = () => {
  throw new RangeError(
    "A browser cannot fetch pictures for the mock. Leave fetchUrls out, and give a session its pictures with files.put().",
  );
};
