/** An uploaded file. */
export type Uploaded = Uint8Array<ArrayBuffer>;
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a request in any of the three encodings; undefined for what cannot be read. */
export async function readFields(type: string, body: Uploaded): Promise<Fields | undefined> {
  try {
    if (type.startsWith("application/json")) return JSON.parse(new TextDecoder().decode(body));
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)));
    }
    if (!type.startsWith("multipart/form-data")) return {};
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    const entries = [...form].map(async ([name, value]) => {
      return [name, typeof value === "string" ? value : new Uint8Array(await value.arrayBuffer())] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  } catch {
    return undefined;
  }
}

/** A field as text; undefined where it is missing or empty. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return value === undefined || value === null || value === "" || value instanceof Uint8Array
    ? undefined
    : String(value);
}

export function fileOf(fields: Fields, name: string): Uploaded | undefined {
  const value = fields[name];
  return value instanceof Uint8Array ? (value as Uploaded) : undefined;
}
