import type { Act, Mutant } from "./mutant.js";

/** Mutants as few bundles as possible, none with two that change the same thing. */
export function bundlesOf(mutants: readonly Mutant[]): readonly (readonly Mutant[])[] {
  const bundles: { readonly members: Mutant[]; readonly slots: string[] }[] = [];
  for (const mutant of mutants) {
    const slot = slotOf(mutant.act);
    const fitting = bundles.find(({ slots }) => !slots.some((other) => overlap(slot, other)));
    if (fitting) {
      fitting.members.push(mutant);
      fitting.slots.push(slot);
    } else bundles.push({ members: [mutant], slots: [slot] });
  }
  return bundles.map(({ members }) => members);
}

/** What a mutant changes, with a dot at its end, so that a place within another begins with it. */
function slotOf(act: Act): string {
  switch (act.kind) {
    case "fault":
      return `fault.${act.fault.fault}.`;
    case "answer":
      return `answer.${act.phase}.${act.path.join(".")}.`;
    case "status":
      return `status.${act.phase}.`;
    case "header":
      return `header.${act.phase}.${act.name}.`;
    case "picture":
      return `picture.${act.output}.`;
  }
}

function overlap(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
