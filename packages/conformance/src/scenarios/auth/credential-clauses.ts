import { clausesOf, type Target } from "../../scenario.js";

/** The clauses that ask for each part of a credential, in the vendor's order. */
export function credentialClauses({ vendor: { auth } }: Target): readonly string[] {
  return clausesOf(auth.by === "header" ? [auth.clause] : auth.parameters.map((parameter) => parameter.clause));
}
