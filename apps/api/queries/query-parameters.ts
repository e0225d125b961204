import { cursor, position, when, whole } from '../http/parameter-kinds.js';

/** Read your own write. */
export const AFTER = {
  after: position({
    description:
      'A `position` that a command answered: waits, 5 s at most, until the read models have seen that event; 503 if they have not by then.',
    example: '0000000000000042',
  }),
};

/** At another time than now. */
export const AS_OF = {
  asOf: when({
    description: 'As of the end of this: what happened by then, as it is known now. Left out: now.',
    example: '2024-06',
  }),
};

/** Page by page. */
export const PAGING = {
  limit: whole(1, 1000, { description: 'How many items a page has, at most.', fallback: 100 }),
  cursor: cursor({ description: 'The `next` of the page before, asked with the same parameters.' }),
};
