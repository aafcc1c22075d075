/** How browsers, Node and Python name what keeps an answer away. Any other text may say anything. */
const knownCode =
  /\b(?:net::ERR_[A-Z_]{2,40}|NS_(?:ERROR|BINDING)_[A-Z_]{2,40}|ECONN(?:RESET|REFUSED|ABORTED)|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|ABORT_ERR|UND_ERR_[A-Z_]{2,30})\b/;

/** Why an entry has no answer, as far as it may be told. */
export function whyNoAnswer(error: string | undefined): string {
  const code = knownCode.exec(error?.slice(0, 500) ?? "")?.[0];
  return code === undefined ? "no answer came" : `no answer came: ${code}`;
}
