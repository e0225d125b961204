/** Somebody else holds the lease by now: stop writing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Another generation has taken this one's place: ask for the writer again. */
export class GenerationReplaced extends Error {
  override readonly name = 'GenerationReplaced';
}

/** The store cannot be reached, does not answer, or was closed. */
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
  /** What whoever asked may be told: a sentence. */
  readonly reason: string | undefined;

  constructor(message: string, { reason, ...options }: ErrorOptions & { readonly reason?: string } = {}) {
    super(message, options);
    this.reason = reason;
  }
}

/** The store cannot be opened as it stands, and trying again will not help: the message says what to do. */
export class ReadStoreUnusable extends Error {
  override readonly name = 'ReadStoreUnusable';
}
