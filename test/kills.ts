/** How often a process is killed by tests that kill one again and again. */
export const KILLS = Number(process.env['KILLS'] ?? 4);
