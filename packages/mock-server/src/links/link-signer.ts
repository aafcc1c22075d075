/** What links are signed with. The secret is made anew for every mock and never leaves it. */
export interface LinkKey {
  readonly id: string;
  readonly secret: string;
  readonly bucket: string;
  readonly region: string;
}

/** One form of signed link. */
export interface LinkSigner {
  /** The query of a link to `path`. */
  sign(input: {
    readonly path: string;
    readonly key: LinkKey;
    /** Milliseconds since the epoch. */
    readonly signedAt: number;
    readonly lifeMs: number;
  }): string;
  /** What the signature of a query would have to be. */
  expectedSignature(input: { readonly path: string; readonly key: LinkKey; readonly query: URLSearchParams }): string;
  readonly signatureParameter: string;
  keyIdOf(query: URLSearchParams): string | undefined;
}
