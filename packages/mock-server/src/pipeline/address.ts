/**
 * The parts of an absolute URL that is in its normal form, as those of requests are: what `URL` gives, found by its
 * marks alone. A request is looked at before it is known to need more.
 */
export class Address {
  readonly origin: string;
  /** Without the port. */
  readonly hostname: string;
  readonly pathname: string;
  /** With its question mark; empty where there is no query. */
  readonly search: string;
  #searchParams: URLSearchParams | undefined;

  constructor(text: string) {
    const href = text.split("#", 1)[0] ?? text;
    const hostAt = href.indexOf("://") + 3;
    const pathAt = href.indexOf("/", hostAt);
    const queryAt = href.indexOf("?", pathAt);
    const host = href.slice(
      href.lastIndexOf("@", pathAt) < hostAt ? hostAt : href.lastIndexOf("@", pathAt) + 1,
      pathAt,
    );
    this.origin = href.slice(0, hostAt) + host;
    this.hostname = host.replace(/:\d+$/, "");
    this.pathname = queryAt < 0 ? href.slice(pathAt) : href.slice(pathAt, queryAt);
    this.search = queryAt < 0 || queryAt === href.length - 1 ? "" : href.slice(queryAt);
  }

  get searchParams(): URLSearchParams {
    this.#searchParams ??= new URLSearchParams(this.search);
    return this.#searchParams;
  }
}
