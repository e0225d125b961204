import { type EventStore, type SnapshotStore } from '#event-store';

/** What handling commands needs of the event store. */
export type CommandStore = Pick<EventStore, 'append' | 'readStream'> & Partial<SnapshotStore>;
