import { EventStoreUnusable } from '#event-store';

/** The log signs nothing as things stand: the message says why, and what to do. */
export class LogUnusable extends EventStoreUnusable {}
