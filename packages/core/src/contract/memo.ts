/** A map, weak or not, as far as {@link memo} needs it. */
interface Remembering<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What is known for a key; found out, and remembered, when it is asked for first. */
export function memo<K, V extends {}>(known: Remembering<K, V>, key: K, findOut: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = findOut();
  known.set(key, value);
  return value;
}
