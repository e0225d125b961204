/** What is described in the same way wherever it is answered. */
export const ALLIANCE_ID = { example: 'river-valley-schools' };
export const UUID = { format: 'uuid' };

export const VERSION = {
  type: 'integer',
  minimum: 1,
  description: 'Of the rule: another one may say something else of the same events.',
  example: 1,
} as const;
