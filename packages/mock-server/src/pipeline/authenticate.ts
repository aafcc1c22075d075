import { type Reply, refused, skips, type Turn } from "./turn.js";

/** Refuses requests without a credential, or with one that is not accepted. */
export function authenticate(turn: Turn): Reply | undefined {
  if (turn.known || skips(turn, "authenticate")) return undefined;
  return refused("unauthenticated", turn.credential.ok ? "the credential is not accepted" : turn.credential.problem);
}
