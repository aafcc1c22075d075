import { code, slug } from "./markdown.js";

/** What a fact of a vendor rests on: a clause, or an erratum where no clause decides. */
export type Cited = string | { readonly erratum: string };

/** A link to the clause or erratum, for pages that stand beside both lists. */
export function cite(cited: Cited): string {
  return typeof cited === "string"
    ? `[${code(cited)}](clauses.md#${cited})`
    : `erratum [${code(cited.erratum)}](errata.md#${slug(cited.erratum)})`;
}
