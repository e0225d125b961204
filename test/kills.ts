/** How often a process is killed by tests that kill one again and again, at least. */
export const KILLS = Number(process.env['KILLS'] ?? 3);
/** For how long tests that look at what is left after each kill go on. */
const MINUTES = Number(process.env['KILL_MINUTES'] ?? 0);

/** Numbers the kills, from 0: as many as `KILLS` says, and until `KILL_MINUTES` are over. */
export function* kills(): Generator<number> {
  const end = performance.now() + MINUTES * 60_000;
  for (let kill = 0; kill < KILLS || performance.now() < end; kill += 1) yield kill;
}

/** Within which they have to be over, milliseconds: on a machine that has much else to do. */
export const KILLS_WITHIN_MS = 120_000 + KILLS * 15_000 + MINUTES * 120_000;
