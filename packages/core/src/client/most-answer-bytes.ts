/** How long the answer to a submit or a poll may be: some have pictures in them. */
export const mostAnswerBytes = 192 * 1024 * 1024;
