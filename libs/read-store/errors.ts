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
}

/** The store cannot be opened as it stands, and trying again will not help: the message says what to do. */
export class ReadStoreUnusable extends Error {
  override readonly name = 'ReadStoreUnusable';
}
