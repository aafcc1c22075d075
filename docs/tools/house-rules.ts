/** The product name that the documents of one vendor go by in China; a name is no quotation. */
const productName = "佐糖";

/** Folders whose pages are written in Chinese. */
const chineseFolders = ["docs/zh-CN/"];

/**
 * Files that need Chinese characters, each with the reason. The list only shrinks: an entry that is not needed
 * any more is a finding too.
 */
export const chineseExceptions: Readonly<Record<string, string>> = {
  "packages/mock-server/src/behaviour/multipart.test.ts":
    "a file name beyond ASCII is part of what the reader of multipart bodies is tested with",
  "packages/core/src/vendors/meitu/captured-errors.ts":
    "the texts of captured answers are facts, which clients meet to the letter",
  "docs/reference/meitu/error-forms.md": "it lists those texts",
  "docs/reference/meitu/openapi.json": "it shows those texts as examples of answers",
  "docs/reference/meitu/states.md": "it lists one of those texts as a refusal of the observed edition",
};

/** What a text file has that no file of this repository may have; one line for each kind of thing. */
export function findingsOf(path: string, text: string): readonly string[] {
  return [chinese(path, text), machinePath(text), registryHost(text)].flatMap((finding) =>
    finding === undefined ? [] : [`${path}: ${finding}`],
  );
}

/** Exceptions that are not needed: the file is gone, or has no Chinese in it. */
export function staleExceptions(
  exceptions: Readonly<Record<string, string>>,
  read: (path: string) => string | undefined,
): readonly string[] {
  return Object.keys(exceptions).filter((path) => !hasChinese(read(path) ?? ""));
}

function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text.replaceAll(productName, ""));
}

function chinese(path: string, text: string): string | undefined {
  if (chineseFolders.some((folder) => path.startsWith(folder)) || Object.hasOwn(chineseExceptions, path))
    return undefined;
  if (!hasChinese(text)) return undefined;
  return "has Chinese characters; documents of vendors are told in our own words, in English";
}

/** Paths that lead to somebody's own files, on any of the usual systems. */
const machinePaths = [/(?<![\w.:/-])\/(?:home|Users|root|work)\/[\w.-]+/, /\b[A-Za-z]:\\+Users\\+[\w.-]+/];

function machinePath(text: string): string | undefined {
  const found = machinePaths.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])[0];
  return found === undefined ? undefined : `has ${found}, a path of one machine`;
}

/** Hosts that packages are downloaded from; which one is everybody's own setting. */
const registryHosts = [
  /(?<![\w.-])registry\.[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|cn|io|net|dev)\b/,
  /(?<![\w.-])npm\.(?:pkg\.)?(?:github|[a-z0-9-]+)\.(?:com|cn)\b/,
  /(?<![\w-])registry\s*=\s*"?https?:/,
];

function registryHost(text: string): string | undefined {
  const found = registryHosts.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])[0];
  return found === undefined ? undefined : `has ${found}, the host of a package registry`;
}

/** The packages of a lock file that name an address they were downloaded from. */
export function downloadedFrom(lockFile: string): readonly string[] {
  const { packages = {} } = JSON.parse(lockFile) as {
    readonly packages?: Readonly<Record<string, { readonly resolved?: string }>>;
  };
  return Object.entries(packages).flatMap(([name, { resolved }]) =>
    resolved !== undefined && /^[a-z+]+:/i.test(resolved) ? [`${name}: ${resolved}`] : [],
  );
}
