/** What some work gives, or why it could not be done. */
export function attempt<T>(work: () => T): { readonly done: T } | { readonly error: unknown } {
  try {
    return { done: work() };
  } catch (error) {
    return { error };
  }
}
