export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json | undefined };
export type JsonObject = Readonly<Record<string, Json | undefined>>;

/** An event on its way into a stream. Its id makes a repeated append harmless. */
export interface NewEvent {
  /** A UUID in lower case, used once in its stream: that is the appender's to see to. */
  readonly eventId: string;
  readonly type: string;
  /** As JSON keeps it: fields that are undefined are left out. */
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/**
 * An event where it stands: for good, and as it was appended. One that is damaged is delivered with the others: whoever
 * asks for its `data` is told by an UnreadableEvent.
 */
export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** From 0, without gaps within a stream. */
  readonly revision: number;
  /** In the whole store: `[0-9A-Za-z._-]+`, opaque, in order when compared as strings. */
  readonly position: string;
}
