/**
 * One array of the bytes of several: what is kept must not hold on to the larger ones they were cut from.
 *
 * @param target of exactly their length; a new array unless said
 */
export function joined(chunks: readonly Uint8Array[], target?: Uint8Array): Uint8Array {
  const bytes = target ?? new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
