/** Whether two content types are the same but for case, spaces and quotes, which mean nothing. */
export function isSameContentType(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(type: string): string {
  return type.toLowerCase().replace(/["\s]/g, "");
}
