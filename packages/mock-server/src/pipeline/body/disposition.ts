/** What a part says it is for. */
export interface Disposition {
  readonly name: string | undefined;
  readonly fileName: string | undefined;
}

/** As nearly all clients write it. */
const usual = /^form-data; name="([^"\\]*)"(?:; filename="([^"\\]*)")?$/;

/** The parameters of a header, quoted or not. */
const parameter = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

/**
 * The name and file name of a part, in whatever letters.
 *
 * @throws {URIError} where a file name is percent-encoded, and wrongly
 */
export function dispositionOf(header: string): Disposition {
  const [, plainName, plainFile] = usual.exec(header) ?? [];
  if (plainName !== undefined) return disposition(plainName, plainFile);
  const found = new Map<string, string>();
  for (const [, key = "", quoted, bare = ""] of header.matchAll(parameter)) {
    found.set(key.toLowerCase(), quoted === undefined ? bare.trim() : quoted.replace(/\\(["\\])/g, "$1"));
  }
  return disposition(found.get("name"), encodedName(found.get("filename*")) ?? found.get("filename"));
}

function disposition(name: string | undefined, fileName: string | undefined): Disposition {
  return { name, fileName };
}

/** A name after its encoding and language, as RFC 8187 has it. */
function encodedName(text: string | undefined): string | undefined {
  const parts = text?.split("''");
  return parts?.length === 2 && parts[1] !== undefined ? decodeURIComponent(parts[1]) : undefined;
}
