/** Digests and signatures, in one call each. What a runtime has for them is behind `#platform/hash`. */
export interface Hash {
  /** SHA-256 of UTF-8 text, as lower-case hex. */
  sha256Hex(text: string): string;
  /** SHA-256 of bytes, as lower-case hex. */
  sha256OfBytes(bytes: Uint8Array): string;
  /** HMAC with SHA-256; text counts as UTF-8. */
  hmacSha256(key: string | Uint8Array, text: string): Uint8Array;
  /** The same, as lower-case hex. */
  hmacSha256Hex(key: string | Uint8Array, text: string): string;
  /** HMAC with SHA-1, as base64. */
  hmacSha1Base64(key: string, text: string): string;
  /** Whether two texts are the same, in a time that does not depend on where they differ. */
  sameText(a: string, b: string): boolean;
}
