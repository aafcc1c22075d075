/** An answer before it becomes a response: what is going to be sent can still be looked at, without a copy of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body as string | Uint8Array<ArrayBuffer>, { status, headers });
}
