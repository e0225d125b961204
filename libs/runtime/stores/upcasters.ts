import { type Upcaster } from '#event-store';

/** One for each schema version of an event that was left behind; so far there is none. */
export const UPCASTERS: readonly Upcaster[] = [];
