/** What our own pages, mocks and runs hand out or make up. */
const ours = /^(?:demo(?:[.-].*)?|graycard-.*)$/i;
/** A word that makes our mock go wrong, wherever in a credential it stands; see `graycard triggers`. */
const trigger = /(?:^|[^a-z0-9])gc-[a-z0-9]/i;

/** Whether a part of a credential is one for mocks: the vendor would only count it as a wrong key. */
export function isMockCredential(part: string): boolean {
  return ours.test(part) || trigger.test(part);
}
