export { createSourceFetcher } from "../../fetching/source-fetcher.js";
