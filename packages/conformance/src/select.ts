/**
 * Whether a check id is selected: no pattern selects all, several select what any of them does.
 * `*` stands for anything within one part of an id, `**` for anything at all; a pattern without `#`
 * selects all clauses of a scenario.
 *
 * @example
 * isSelected("picwish/scale/auth/missing-key#picwish.status.401", ["picwish/scale/**"]); // true
 */
export function isSelected(id: string, patterns: readonly string[]): boolean {
  return patterns.length === 0 || patterns.some((pattern) => toExpression(pattern).test(id));
}

function toExpression(pattern: string): RegExp {
  const whole = pattern.includes("#") || pattern.endsWith("**") ? pattern : `${pattern}#**`;
  const source = whole
    .split(/(\*\*|\*)/)
    .map((piece) => {
      if (piece === "**") return ".*";
      return piece === "*" ? "[^/#]*" : piece.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`);
}
