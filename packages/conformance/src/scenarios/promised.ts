import { clausesOf, type Target } from "../scenario.js";

/**
 * A promise of the vendor, where the document of this endpoint makes it: what one document promises is not held against
 * the endpoint of another.
 */
export function promised({ vendor, endpoint }: Target, clause: string | undefined): string | undefined {
  if (clause === undefined) return undefined;
  return vendor.clauses[clause]?.sources.some(({ document }) => document === endpoint.document) ? clause : undefined;
}

/** Those of several promises that the document of this endpoint makes, each once. */
export function allPromised(target: Target, ...clauses: readonly (string | undefined)[]): readonly string[] {
  return clausesOf(clauses.map((clause) => promised(target, clause)));
}
