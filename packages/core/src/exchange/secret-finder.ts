/** Stands where something was that is not told. */
export const withheld = "[withheld]";

/** A credential shorter than this is a word of the language, and stands in many places for something else. */
const shortestSecretChars = 8;

/** Whoever encodes an address within an address does it twice; nobody does it more often than this. */
const mostLayers = 3;

/**
 * Looks for secrets in text, in any letters, as they are and percent-encoded. Text without a percent sign, as nearly
 * all is, costs one search for each secret.
 */
export class SecretFinder {
  readonly #forms: readonly string[];

  constructor(secrets: readonly string[]) {
    const forms: string[] = [];
    // Written out: every request comes by, and nearly every credential is its own bytes.
    for (const secret of secrets) {
      if (secret.length < shortestSecretChars) continue;
      forms.push(plain(secret));
      const bytes = plainText.test(secret) ? secret : asBytes(secret);
      if (bytes !== secret) forms.push(plain(bytes));
    }
    this.#forms = forms;
  }

  /** Whether there is nothing to look for. */
  get idle(): boolean {
    return this.#forms.length === 0;
  }

  isIn(text: string): boolean {
    if (!this.mayBeIn(text)) return false;
    return this.#rangesIn(text).length > 0;
  }

  /** A text with every secret in it withheld; the same text where there is none. */
  without(text: string): string {
    if (!this.mayBeIn(text)) return text;
    let rest = "";
    let from = 0;
    for (const [start, end] of this.#rangesIn(text)) {
      if (start > from || rest === "") rest += text.slice(from, Math.max(from, start)) + withheld;
      from = Math.max(from, end);
    }
    return from === 0 ? text : rest + text.slice(from);
  }

  /** Whether it is worth looking closely: a text without a secret, and without a percent sign, has none in any part. */
  mayBeIn(text: string): boolean {
    if (this.idle || text.length < shortestSecretChars || text === withheld) return false;
    if (text.includes("%")) return true;
    const shown = plain(text);
    for (const form of this.#forms) if (shown.includes(form)) return true;
    return false;
  }

  /** Where secrets stand in a text, first to last. */
  #rangesIn(text: string): readonly (readonly [number, number])[] {
    const found: [number, number][] = [];
    let layer = firstLayer(text);
    for (let depth = 0; depth <= mostLayers; depth++) {
      const { starts } = layer;
      for (const form of this.#forms) {
        for (let at = layer.text.indexOf(form); at >= 0; at = layer.text.indexOf(form, at + form.length)) {
          found.push([starts[at] ?? 0, starts[at + form.length] ?? text.length]);
        }
      }
      if (!layer.text.includes("%")) break;
      layer = decoded(layer);
    }
    return found.sort(([a], [b]) => a - b);
  }
}

/** A text, and where each of its characters begins in the one it was made of; at the end stands where that ends. */
interface Layer {
  readonly text: string;
  readonly starts: readonly number[];
}

const plainText = /^[ -~]*$/;

/** In small letters, and with spaces as they stand before they are sent in a query. */
function plain(text: string): string {
  const small = text.toLowerCase();
  return small.includes("+") ? small.replaceAll("+", " ") : small;
}

/** The bytes of a text, one character each: so percent-encoded text reads once it is decoded. */
function asBytes(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

function firstLayer(text: string): Layer {
  const starts: number[] = [];
  let shown = "";
  for (let at = 0; at < text.length; at++) {
    const letter = plain(text.charAt(at));
    shown += letter;
    for (let unit = 0; unit < letter.length; unit++) starts.push(at);
  }
  return { text: shown, starts: [...starts, text.length] };
}

function decoded(layer: Layer): Layer {
  const { text } = layer;
  const starts: number[] = [];
  let shown = "";
  for (let at = 0; at < text.length; at++) {
    starts.push(layer.starts[at] ?? 0);
    const code = text.charAt(at) === "%" ? text.slice(at + 1, at + 3) : "";
    const encoded = /^[0-9a-f]{2}$/.test(code);
    shown += encoded ? plain(String.fromCharCode(Number.parseInt(code, 16))) : text.charAt(at);
    if (encoded) at += 2;
  }
  return { text: shown, starts: [...starts, layer.starts.at(-1) ?? 0] };
}
