/** A value that is there, for rules that only ask whether one is. */
export const somePresence = "given";
