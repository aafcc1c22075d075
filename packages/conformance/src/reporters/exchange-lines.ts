import type { Exchange } from "@graycard/core";
import type { Check } from "../check.js";
import type { Run } from "../run.js";

/** How many exchanges of a check are shown in text, and how many characters of a body. */
const mostExchanges = 3;
const mostChars = 300;

/** An exchange in one line: what was asked, what came of it, and how long it took. */
export function exchangeHead({ request, response, fault, durationMs }: Exchange): string {
  const status = response ? `HTTP ${response.status}` : (fault ?? "no answer");
  return `${request.method} ${request.url} → ${status}, ${durationMs} ms`;
}

/** The exchanges that a check names as evidence, in its order. */
export function evidenceOf(run: Pick<Run, "exchanges">, { evidence = [] }: Check): readonly Exchange[] {
  return evidence.flatMap((id) => run.exchanges.find((exchange) => exchange.id === id) ?? []);
}

/**
 * The exchanges that show what a check found, two lines each: what was sent and what came, redacted and shortened. The
 * last ones, which decide, where there are many.
 */
export function exchangeLines(run: Pick<Run, "exchanges">, check: Check): readonly string[] {
  const all = evidenceOf(run, check);
  const shown = all.slice(-mostExchanges);
  const more = all.length - shown.length;
  return [
    ...(more > 0 ? [`${more} more exchanges before these; the JSON report has all`] : []),
    ...shown.flatMap(({ request, response, fault, durationMs }) => [
      `sent: ${request.method} ${request.url}${bodyText(request.body)}`,
      `came: ${response ? `HTTP ${response.status}` : (fault ?? "no answer")}, ${durationMs} ms${bodyText(response?.body)}`,
    ]),
  ];
}

function bodyText(body: Exchange["request"]["body"]): string {
  if (body === undefined) return "";
  if (body.json === undefined && body.fields === undefined) return `, ${pictureText(body) ?? `${body.bytes} bytes`}`;
  const text = JSON.stringify(body.fields ?? body.json, (_, value) => pictureText(value) ?? value);
  if (text.length <= mostChars) return ` ${text}`;
  return ` ${text.slice(0, mostChars)}… (${text.length} characters; the JSON report has all)`;
}

/** A file in a field as its facts: in text nobody needs the check sum of a picture. */
function pictureText(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("bytes" in value) || !("picture" in value)) return undefined;
  const { format, width, height } = value.picture as { format: string; width: number; height: number };
  return `${format} of ${width}x${height}, ${value.bytes} bytes`;
}
