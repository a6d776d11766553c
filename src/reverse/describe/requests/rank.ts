/** How much is known of what is done with an answer: the higher one stands. */
export const RANK = { unknown: 0, read: 1, written: 2, run: 3, order: 4, code: 5 } as const;
