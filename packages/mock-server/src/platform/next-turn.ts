/** Resolves when everything that is already runnable has had its turn; behind `#platform/next-turn`. */
export type NextTurn = () => Promise<void>;
