import type { Between } from "./mock-subject.js";

/** Plays a server whose result links lead to something made of what should be there. */
export function otherResult(make: (file: Uint8Array, url: URL) => Uint8Array | Promise<Uint8Array>): Between {
  return async (request, mock) => {
    const answer = await mock(request);
    const type = answer.headers.get("content-type") ?? "";
    if (request.method !== "GET" || !type.startsWith("image/")) return answer;
    const file = new Uint8Array(await answer.arrayBuffer());
    const body = (await make(file, new URL(request.url))) as Uint8Array<ArrayBuffer>;
    return new Response(body, { headers: { "content-type": type } });
  };
}
