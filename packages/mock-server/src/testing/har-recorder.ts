/** How a recorder turns a body that is no text into one. */
export type BodyStyle = "base64" | "one character for each byte" | "lossy" | "surrogateescape";

/** Writes down what goes through it as developer tools would, secrets and all. */
export class HarRecorder {
  readonly entries: object[] = [];

  constructor(
    readonly inner: (request: Request) => Promise<Response>,
    readonly style: BodyStyle,
    readonly now: () => number,
  ) {}

  readonly fetch = async (request: Request): Promise<Response> => {
    const sent = new Uint8Array(await request.clone().arrayBuffer());
    const startedDateTime = new Date(this.now()).toISOString();
    const head = {
      method: request.method,
      url: request.url,
      headers: listOf(request.headers),
      ...(sent.length === 0
        ? {}
        : { postData: { mimeType: request.headers.get("content-type") ?? "", ...textOf(sent, this.style) } }),
      bodySize: sent.length,
    };
    const response = await this.inner(request);
    const got = new Uint8Array(await response.clone().arrayBuffer());
    const mimeType = response.headers.get("content-type") ?? "";
    const isText = mimeType.startsWith("application/json") || mimeType.includes("xml");
    const stored = textOf(got, isText ? "lossy" : "base64");
    this.entries.push({
      startedDateTime,
      time: 1,
      request: head,
      response: {
        status: response.status,
        headers: listOf(response.headers),
        content: { size: got.length, mimeType, ...stored },
      },
    });
    return response;
  };

  har(): { readonly log: object } {
    return { log: { version: "1.2", creator: { name: "recorder", version: "1" }, entries: this.entries } };
  }
}

function listOf(headers: Headers): readonly { readonly name: string; readonly value: string }[] {
  return [...headers].map(([name, value]) => ({ name, value }));
}

function textOf(bytes: Uint8Array, style: BodyStyle): { readonly text: string; readonly encoding?: string } {
  if (style === "base64") return { text: Buffer.from(bytes).toString("base64"), encoding: "base64" };
  if (style === "one character for each byte") return { text: Buffer.from(bytes).toString("latin1") };
  if (style === "lossy") return { text: new TextDecoder().decode(bytes) };
  return { text: withEscapes(bytes) };
}

/** What Python makes of bytes that are no text: those past ASCII that fit nowhere become lone surrogates. */
function withEscapes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : String.fromCharCode(0xdc00 | byte);
  return text;
}
