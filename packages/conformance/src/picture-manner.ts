/** How a hosted picture is met by whoever comes for it; at once and as it is unless said. */
export interface PictureManner {
  /** Nobody finds it: HTTP 404. */
  readonly missing?: boolean;
  /** How long its first byte takes, in milliseconds. */
  readonly delayMs?: number;
  /** How many redirects lead to it, one after the other. */
  readonly redirects?: number;
  /** What it is labelled as; `application/octet-stream` unless said. */
  readonly contentType?: string;
}
