import type { AnyVendor } from "@graycard/core";
import { isMockCredential } from "../mock-credentials.js";
import { type Finding, fail, warn } from "./finding.js";

/** A part of a vendor's credential, as its variable holds it. */
export interface CredentialPart {
  readonly vendor: AnyVendor;
  readonly variable: string;
  /** The header or the query parameter that it is sent in. */
  readonly place: string;
  readonly value: string;
  /** What stands for it in the vendor's own samples. */
  readonly placeholder?: string | undefined;
}

/** What flaws are looked for with. */
interface FlawSetting {
  readonly vendors: readonly AnyVendor[];
  /** Whether the environment lets runs speak to vendors. */
  readonly isLive: boolean;
}

type Flaw = (part: CredentialPart, setting: FlawSetting) => Finding | undefined;

/** Everything that shows from the outside that a part is not what the vendor gave out; never the part itself. */
export function flawsOf(part: CredentialPart, setting: FlawSetting): readonly Finding[] {
  return flaws.flatMap((flaw) => flaw(part, setting) ?? []);
}

const looked = ({ variable }: CredentialPart) => variable;

const empty: Flaw = (part) =>
  part.value.trim() === ""
    ? warn(looked(part), "it is set, and empty", `Set it to what ${part.vendor.title} gave you, or unset it.`)
    : undefined;

const edges: Flaw = (part) => {
  const trimmed = part.value.trim();
  if (trimmed === "" || trimmed === part.value) return undefined;
  const advice = "Set it anew without them; graycard leaves them out, other programs may send them.";
  return warn(looked(part), "there are blanks or line breaks before or after it", advice);
};

const unprintable: Flaw = (part) => {
  if (!/[\p{Cc}\u2028\u2029]/u.test(part.value.trim())) return undefined;
  const found = "a line break or another control character stands in it, which no header can carry";
  return fail(looked(part), found, "Copy it again: one line, from its first character to its last.");
};

const quotes: Flaw = (part) =>
  /^\s*(["'`\u2018\u201c]).*\s*$/.test(part.value) || /["'`\u2019\u201d]\s*$/.test(part.value)
    ? fail(looked(part), "it begins or ends with a quotation mark", "Quotes belong to the shell: set it without them.")
    : undefined;

const beyondAscii: Flaw = (part) => {
  if (!/[^\p{ASCII}\u2018\u2019\u201c\u201d\u2028\u2029\u2026]/u.test(part.value.trim())) return undefined;
  const found = "there is a character in it beyond ASCII, as text has that was typed or copied from a page";
  return fail(looked(part), found, "Copy it again from where the vendor shows it.");
};

/** Schemes of other services, which none of these vendors has. */
const foreignSchemes = ["Bearer", "Basic"] as const;

const scheme: Flaw = (part, { vendors }) => {
  const [, word = ""] = /^\s*([a-z]+)\s+\S/i.exec(part.value) ?? [];
  const sameWord = (other: string) => word.toLowerCase() === other.toLowerCase();
  const owner = vendors.find(({ auth }) => auth.by === "header" && auth.scheme !== undefined && sameWord(auth.scheme));
  if (owner?.id === part.vendor.id) {
    const found = `it begins with the word that goes before it in the header, which would then stand there twice`;
    return fail(looked(part), found, "Set it to the code alone.");
  }
  if (owner) {
    const found = `it begins with the word that a credential of ${owner.title} goes by: it is of another kind`;
    return fail(looked(part), found, `Set it to what ${part.vendor.title} gave you, alone.`);
  }
  if (!foreignSchemes.some(sameWord)) return undefined;
  const found = "it begins with the name of a scheme, which this vendor does not have";
  return fail(looked(part), found, "Set it to what follows that word.");
};

const wholeField: Flaw = (part) => {
  const start = part.value.trim().toLowerCase();
  const isWhole = [":", "="].some((sign) => start.startsWith(`${part.place.toLowerCase()}${sign}`));
  if (!isWhole) return undefined;
  return fail(looked(part), `${part.place} itself stands before it`, "Set it to what follows that name.");
};

/** Our pages write `...`, and pages in general put a name in angle brackets or say whose it is. */
const blank = /^(?:\.{3}|\u2026|<.*>|your[-_ ].*)$/i;

const placeholder: Flaw = (part) => {
  const value = part.value.trim();
  const isSample = blank.test(value) || (part.placeholder !== undefined && value === part.placeholder);
  if (!isSample) return undefined;
  return fail(looked(part), "it is what samples have in place of one", `Set what ${part.vendor.title} gave you.`);
};

const mock: Flaw = (part, { isLive }) => {
  if (!isMockCredential(part.value.trim())) return undefined;
  const found = "it is one for mocks: ours, or with a word in it that makes a mock go wrong";
  const advice = `Good for graycard mock. For ${part.vendor.title} itself, set a real one; runs with --live refuse this.`;
  return isLive ? fail(looked(part), `${found}; and GRAYCARD_LIVE is set`, advice) : warn(looked(part), found, advice);
};

const flaws: readonly Flaw[] = [empty, edges, unprintable, quotes, beyondAscii, scheme, wholeField, placeholder, mock];
