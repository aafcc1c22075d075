/**
 * Whether text that stands for a picture is taken for its address (`http:`, `https:`, `oss:`) and not for a path.
 *
 * @example
 * isPictureAddress("https://bucket.example/cat.jpg"); // true
 * isPictureAddress("cat.jpg"); // false
 */
export function isPictureAddress(text: string): boolean {
  return /^(?:https?|oss):\/\//i.test(text);
}
