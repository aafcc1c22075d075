import { armour, disarm, isJson } from "./armour.js";

/** One thing that Prism finds wrong with a request or an answer. */
export interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

/** One request that went through Prism, what came, and what Prism says of both. */
export interface Watched {
  readonly method: string;
  readonly path: string;
  readonly response: Response;
  readonly violations: readonly Violation[];
}

const header = "sl-violations";

/** Sends a request to Prism instead of to where it is addressed. */
export async function throughPrism(prismUrl: string, request: Request): Promise<Watched> {
  const { pathname, search } = new URL(request.url);
  const sent = new Uint8Array(await request.arrayBuffer());
  const body = isJson(request.headers) ? sent : armour(sent);
  const answer = await fetch(`${prismUrl}${pathname}${search}`, {
    method: request.method,
    // On a busy machine a connection that is kept may be closed by the other side just when it is used again.
    headers: { ...Object.fromEntries(request.headers), connection: "close" },
    redirect: "manual",
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  headers.delete(header);
  headers.delete("content-length");
  const content = isJson(answer.headers) ? bytes : new Uint8Array(disarm(bytes));
  return {
    method: request.method,
    path: pathname,
    response: new Response(content.length > 0 ? content : null, { status: answer.status, headers }),
    violations: violationsIn(answer.headers),
  };
}

function violationsIn(headers: Headers): readonly Violation[] {
  const text = headers.get(header);
  return text === null ? [] : (JSON.parse(text) as readonly Violation[]);
}
