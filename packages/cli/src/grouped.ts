/** The members of a list by a name that each of them has, both in the order of the list. */
export function grouped<Member>(
  members: readonly Member[],
  nameOf: (member: Member) => string,
): ReadonlyMap<string, readonly Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const name = nameOf(member);
    const group = groups.get(name);
    if (group) group.push(member);
    else groups.set(name, [member]);
  }
  return groups;
}
