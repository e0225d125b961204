/**
 * How often a process is killed by tests that kill one again and again: more where a change is checked before it goes in,
 * and as often as anybody likes.
 */
export const KILLS = Number(process.env['KILLS'] ?? 4);
