/**
 * Whether a list such as `NO_PROXY` lets a host be reached without the proxy, in the way that most programs read it: names,
 * with all names below them, with or without a dot or a star before, and with or without a port; a star alone for all.
 *
 * @param port that the host is reached at
 */
export function isExempt(list: string, host: string, port: number): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = "", ownPort] = /^\*?\.?(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (ownPort !== undefined && Number(ownPort) !== port) return false;
      const bare = name.replace(/^\[|\]$/g, "");
      return bare !== "" && (host === bare || host.endsWith(`.${bare}`));
    });
}
