/**
 * The parts of an absolute URL that is in its normal form, as those of requests are: what `URL` gives, found by its
 * marks alone. A request is looked at before it is known to need more.
 */
export class Address {
  /** Without who asks, if that stood in it. */
  readonly href: string;
  /** Without the port. */
  readonly hostname: string;
  readonly pathname: string;
  /** With its question mark; empty where there is no query. */
  readonly search: string;
  readonly #scheme: string;
  readonly #host: string;
  #searchParams: URLSearchParams | undefined;

  /**
   * @param scheme with its colon and slashes
   * @param host with the port, if there is one
   * @param target path and query
   */
  constructor(scheme: string, host: string, target: string) {
    this.href = scheme + host + target;
    this.#scheme = scheme;
    this.#host = host;
    this.hostname = host.replace(port, "");
    const queryAt = target.indexOf("?");
    this.pathname = queryAt < 0 ? target : target.slice(0, queryAt);
    this.search = queryAt < 0 || queryAt === target.length - 1 ? "" : target.slice(queryAt);
  }

  static of(text: string): Address {
    const href = text.split("#", 1)[0] ?? text;
    const hostAt = href.indexOf("://") + 3;
    const pathAt = href.indexOf("/", hostAt);
    const userEnd = href.lastIndexOf("@", pathAt);
    const host = href.slice(userEnd < hostAt ? hostAt : userEnd + 1, pathAt);
    return new Address(href.slice(0, hostAt), host, href.slice(pathAt));
  }

  get origin(): string {
    return this.#scheme + this.#host;
  }

  get searchParams(): URLSearchParams {
    this.#searchParams ??= new URLSearchParams(this.search);
    return this.#searchParams;
  }
}

const port = /:\d+$/;
