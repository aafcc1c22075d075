/** What a newcomer has to know of the control plane of a mock that just started. */
export interface ControlSetting {
  readonly url: string;
  /** Whether time stands still until somebody moves it. */
  readonly timeStands: boolean;
  readonly hasToken: boolean;
  /** Whether nobody can use the control plane. */
  readonly isOff: boolean;
  /** What curl has to be told to trust the mock's certificate. */
  readonly trust: readonly string[];
}

/** Says that the control plane is off, and how time is moved where it stands still. */
export function controlLines({ url, timeStands, hasToken, isOff, trust }: ControlSetting): readonly string[] {
  if (isOff) return [controlOffLine, ...(timeStands ? ["Time stands still, and nobody can move it."] : [])];
  if (!timeStands) return [];
  // Everywhere is no place to send a request to.
  const here = url.replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=:|$)/, "//127.0.0.1");
  const token = hasToken ? [`-H "authorization: Bearer $GRAYCARD_TOKEN"`] : [];
  const type = `-H 'content-type: application/json'`;
  const line = ["curl", ...trust, ...token, type, `-d '{"advanceMs":30000}'`, `${here}/_graycard/clock`].join(" ");
  return [`Time stands still until you move it on, here for every key by 30 s: ${line}`];
}

/** Where other machines can reach a mock, they must not be able to steer it. */
export const controlOffLine =
  "The control plane /_graycard/ is off: other machines can reach this mock, and it has no --token (GRAYCARD_TOKEN).";
