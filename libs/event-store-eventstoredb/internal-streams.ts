/** Begins the names of streams that are the store's own affair: no reader of the whole log ever sees them. */
const PREFIX = 'entente.';

/** One event, appended by whoever asked first: its id is the store's identity. */
export const IDENTITY_STREAM = `${PREFIX}store`;

export const snapshotStream = (stream: string, name: string): string => `${PREFIX}snapshot-${name}-${stream}`;

export const isInternal = (stream: string): boolean => stream.startsWith(PREFIX);
