/** Somebody else holds the lease by now: stop writing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Another generation has taken this one's place: ask for the writer again. */
export class GenerationReplaced extends Error {
  override readonly name = 'GenerationReplaced';
}

/** The store cannot be reached, or does not answer. */
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
}
