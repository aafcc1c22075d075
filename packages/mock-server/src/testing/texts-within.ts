/** Every text that can be reached from an object, names of properties among them. */
export function textsWithin(root: object): readonly string[] {
  const texts = new Set<string>();
  const seen = new Set<unknown>([root]);
  for (const each of seen) {
    if (typeof each === "string") texts.add(each);
    if (typeof each !== "object" || each === null || ArrayBuffer.isView(each)) continue;
    for (const name of Reflect.ownKeys(each)) {
      if (typeof name === "string") texts.add(name);
      seen.add(Reflect.getOwnPropertyDescriptor(each, name)?.value);
    }
  }
  return [...texts];
}
