/** The system's name for what went wrong, such as `ENOENT`; its message may quote what nobody should see. */
export function errorName(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.name : "an error without a name";
}
