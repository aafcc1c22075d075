/** A place within a JSON value: property names and indexes, from the top. */
export type JsonPath = readonly string[];

/** Every place of a JSON value with what stands there; of a list, its first item only. */
export function placesOf(value: unknown, at: JsonPath = []): readonly { path: JsonPath; value: unknown }[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  return entries.flatMap(([name, inner]) => {
    const path = [...at, name];
    return [{ path, value: inner }, ...placesOf(inner, path)];
  });
}

/** What stands at a place; undefined where there is no such place. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}

/**
 * A copy with another value at a place, or with nothing there when it is undefined. Gives undefined where the value has
 * no such place to change.
 */
export function withChange(value: unknown, path: JsonPath, to: unknown): unknown {
  const copy = structuredClone(value);
  const parent = valueAt(copy, path.slice(0, -1));
  const name = path.at(-1);
  if (typeof parent !== "object" || parent === null || name === undefined) return undefined;
  if (to !== undefined) Reflect.set(parent, name, to);
  else if (Array.isArray(parent)) parent.splice(Number(name), 1);
  else Reflect.deleteProperty(parent, name);
  return copy;
}
