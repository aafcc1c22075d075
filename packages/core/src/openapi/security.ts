import { citing } from "./cite.js";
import { code } from "./prose.js";
import type { Subject } from "./subject.js";

/** One part of a credential, as a scheme of the document. */
export interface NamedScheme {
  readonly name: string;
  readonly scheme: {
    readonly type: "apiKey";
    readonly in: "header" | "query";
    readonly name: string;
    readonly description: string;
  };
}

/**
 * The parts of a vendor's credential. A scheme word before the secret stays an API key in the header: as an HTTP
 * scheme, tools would have to know the word.
 */
export function securitySchemes(subject: Subject): readonly NamedScheme[] {
  const { vendor } = subject;
  const { auth } = vendor;
  if (auth.by === "header") {
    const { header, scheme, variable, clause } = auth;
    const value = scheme === undefined ? "The key" : `The word ${code(scheme)}, one space and the key`;
    const description = `${value}. Graycard takes the key from ${code(variable)} in the environment.`;
    const parts = { type: "apiKey", in: "header", name: header, description, ...citing(subject, clause) } as const;
    return [{ name: `${vendor.id}.${header}`, scheme: parts }];
  }
  return auth.parameters.map(({ name, variable, clause }) => {
    const description = `One of the parts of the credential, all required. Graycard takes it from ${code(variable)} in the environment.`;
    const parts = { type: "apiKey", in: "query", name, description, ...citing(subject, clause) } as const;
    return { name: `${vendor.id}.${name}`, scheme: parts };
  });
}

/** What an operation asks for: every part of the credential. */
export function securityRequirement(subject: Subject): Record<string, string[]> {
  return Object.fromEntries(securitySchemes(subject).map(({ name }) => [name, []]));
}
