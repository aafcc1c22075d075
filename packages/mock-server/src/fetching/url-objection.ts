/** Why a URL is not fetched whatever its host leads to, or undefined when nothing speaks against it so far. */
export function urlObjection(url: URL): string | undefined {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return `addresses with ${url.protocol} are never fetched, only those with http: and https:`;
  }
  if (url.username !== "" || url.password !== "") {
    return "the address carries a user name or a password, and the mock sends none";
  }
  if (url.hostname === "") return "the address names no host";
  if (url.port === "0") return "nobody can be reached at port 0";
  return undefined;
}

/** The port a URL leads to, said or not. */
export function portOf(url: URL): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}

/** The host of a URL as sockets and certificates want it: without brackets, without the dot of the root. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}
