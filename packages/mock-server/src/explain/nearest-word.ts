/** Words longer than this are cut before they are compared: the work grows with the square. */
const mostChars = 256;

/**
 * The word of a list that was probably meant: one that differs only in capitals and separators, or in a letter out of
 * three. Undefined when none is as near.
 *
 * @example
 * nearestWord("image_flie", ["image_file", "image_url"]); // "image_file"
 * nearestWord("imageFile", ["image_file", "image_url"]); // "image_file"
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const plain = bare(word);
  const same = known.find((each) => bare(each) === plain);
  if (same !== undefined) return same;
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const each of known) {
    const distance = distanceOf(plain, bare(each));
    if (distance >= least) continue;
    least = distance;
    nearest = each;
  }
  return nearest;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** How many letters have to be put in, left out, replaced or swapped with their neighbour to make one text the other. */
export function distanceOf(from: string, to: string): number {
  const [a, b] = [from.slice(0, mostChars), to.slice(0, mostChars)];
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : replaced;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

/** Outside of the table nothing is ever cheapest. */
function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
