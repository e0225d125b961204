/** Parts of a whole by partner id; they sum to 1 within 1e-9. */
export type Shares = Readonly<Record<string, number>>;
