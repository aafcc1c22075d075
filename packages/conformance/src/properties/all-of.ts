import type { Property } from "./property.js";

/** Several properties as one: it holds when all do, and tells of the first that does not. */
export function allOf(...properties: readonly [Property, ...Property[]]): Property {
  return properties.find(({ ok }) => !ok) ?? properties[0];
}
