/** What can stand between two markers of a page, by name. */
export type Insertions = Readonly<Record<string, (name: string) => string | Promise<string>>>;

const marked = /<!-- (\w+): (\S+) -->\n[\s\S]*?<!-- \/\1 -->/g;

/**
 * Fills in what stands between the markers of a page, `<!-- kind: name -->` and `<!-- /kind -->`.
 *
 * @throws when a page has a marker of a kind that there is nothing to insert for.
 */
export async function fillIn(page: string, insertions: Insertions): Promise<string> {
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: whole, 1: kind = "", 2: name = "", index } of page.matchAll(marked)) {
    const insert = insertions[kind];
    if (!insert) throw new Error(`There is nothing to insert for "${kind}: ${name}".`);
    const text = (await insert(name)).trimEnd();
    pieces.push(page.slice(at, index), `<!-- ${kind}: ${name} -->\n\n${text}\n\n<!-- /${kind} -->`);
    at = index + whole.length;
  }
  return [...pieces, page.slice(at)].join("");
}

/** The names that a page asks for, of one kind. */
export function namesOf(page: string, kind: string): readonly string[] {
  return [...page.matchAll(marked)].flatMap(([, found, name = ""]) => (found === kind ? [name] : []));
}
