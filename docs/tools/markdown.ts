/** Small pieces of Markdown, written the same way on every generated page. */

/** Text as code. Text with backticks in it gets a longer fence. */
export function code(text: string | number): string {
  const value = String(text);
  return value.includes("`") ? `\`\` ${value} \`\`` : `\`${value}\``;
}

/** Prose of a vendor folder, with the characters that would turn into markup made harmless. */
export function prose(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll("*", "\\*");
}

/** A first word with a capital letter, as the start of a sentence. */
export function sentence(text: string): string {
  const start = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** A table; cells may have markup, but no line breaks. Pipes are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, " ").trim();
  // A space keeps an empty cell from looking like the end of the row.
  return flat === "" ? " " : flat.replace(/(?<!\\)\|/g, "\\|");
}

/** A whole page: blocks with an empty line between them and a line break at the end; no trailing spaces. */
export function page(...blocks: readonly (string | readonly string[])[]): string {
  const text = blocks.flat().filter((block) => block !== "");
  return `${text.join("\n\n").replace(/[ \t]+$/gm, "")}\n`;
}

/** Several lines in one table cell. */
export function lines(texts: readonly string[]): string {
  return texts.join("<br>");
}

export function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join("\n");
}

/** A place that a link can lead to, where there is no heading. */
export function anchor(id: string): string {
  return `<a id="${id}"></a>`;
}

/** The fragment of a heading, as GitHub makes it. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}
