/** What is described in the same way wherever it is answered. */
export const ALLIANCE_ID = { example: 'river-valley-schools' };
export const UUID = { format: 'uuid' };
