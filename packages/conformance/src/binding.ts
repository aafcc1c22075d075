import type { Target } from "./scenario.js";

/** The clauses of a list that the document of the endpoint states, each once: what another document says binds there. */
export function binding({ vendor, endpoint }: Target, clauses: readonly unknown[]): readonly string[] {
  const given = clauses.filter((each): each is string => typeof each === "string");
  return [...new Set(given)].filter((id) => {
    const clause = vendor.clauses[id];
    return clause?.excluded === undefined && clause?.sources.some(({ document }) => document === endpoint.document);
  });
}
