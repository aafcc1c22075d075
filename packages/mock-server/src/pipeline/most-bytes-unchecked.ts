/** How many bytes a picture may have where a fault leaves that check out: the machine still has an end. */
export const mostBytesUnchecked = 64 * 1024 * 1024;
