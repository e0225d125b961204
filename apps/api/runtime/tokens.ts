/** What the application is put together from, by the names under which Nest hands it around. */
export const IDENTITY = Symbol('IDENTITY');
export const CLOCK = Symbol('CLOCK');
export const EVENT_STORE = Symbol('EVENT_STORE');
export const SUBJECT_KEYS = Symbol('SUBJECT_KEYS');
export const READ_STORE = Symbol('READ_STORE');
export const QUERY_DEPENDENCIES = Symbol('QUERY_DEPENDENCIES');
export const LOGGER = Symbol('LOGGER');
export const TRANSPARENCY_LOG = Symbol('TRANSPARENCY_LOG');
/** The events as they are stored, for the log. */
export const STORED_EVENTS = Symbol('STORED_EVENTS');
