import { propertyOf } from "@graycard/core";

/** What stands at a path such as `data.image`; undefined where nothing does. */
export function valueAt(json: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((node, name) => ownProperty(node, name), json);
}

/** Of what a body has itself: every object also has a `constructor`. */
function ownProperty(node: unknown, name: string): unknown {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, name)) return undefined;
  return propertyOf(node, name);
}

/** A value as a report shows it, shortened. */
export function shownValue(value: unknown): string {
  if (value === undefined) return "nothing";
  let text: string;
  try {
    text = JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
