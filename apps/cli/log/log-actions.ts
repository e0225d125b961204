/** What may be done with the log. */
export const LOG_ACTIONS = ['seal', 'keys', 'rotate-key'] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];
