/** For properties: fixed, so that a failure can be repeated and a passing run stays a passing run. */
export const fixedRun = { seed: 20260102 } as const;
