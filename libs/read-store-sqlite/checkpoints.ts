import { type Connection } from './connection.js';

/** What all parts of a generation have seen; undefined if one has seen nothing. */
export function leastCheckpoint(connection: Connection, generation: number): string | undefined {
  const sql = `SELECT min(position) FROM checkpoints WHERE generation = ?1
    AND NOT EXISTS (SELECT 1 FROM checkpoints WHERE generation = ?1 AND position IS NULL)`;
  return (connection.first(sql, generation)?.[0] as string | null) ?? undefined;
}

/** Shares the work between so many parts. If they were others before, all go on from what all of those have seen. */
export function shareAmong(connection: Connection, generation: number, parts: number): void {
  if (countParts(connection, generation) === parts) return;
  const least = 'SELECT position, source FROM checkpoints WHERE generation = ? ORDER BY position LIMIT 1';
  const [position = null, source = null] = connection.first(least, generation) ?? [];
  connection.run('DELETE FROM checkpoints WHERE generation = ?', generation);
  for (let part = 0; part < parts; part += 1)
    connection.run(
      'INSERT INTO checkpoints (generation, part, position, source) VALUES (?, ?, ?, ?)',
      generation,
      part,
      position,
      source,
    );
}

/** 0 if there is no such generation. */
export function countParts(connection: Connection, generation: number): number {
  return connection.first('SELECT count(*) FROM checkpoints WHERE generation = ?', generation)?.[0] as number;
}

export function checkpointOf(connection: Connection, generation: number, part: number): string | undefined {
  const sql = 'SELECT position FROM checkpoints WHERE generation = ? AND part = ?';
  return (connection.first(sql, generation, part)?.[0] as string | null | undefined) ?? undefined;
}

/** What was said of the source when the checkpoint was written. */
export function sourceOf(connection: Connection, generation: number, part: number): string | undefined {
  const sql = 'SELECT source FROM checkpoints WHERE generation = ? AND part = ?';
  return (connection.first(sql, generation, part)?.[0] as string | null | undefined) ?? undefined;
}

/** Moves a checkpoint forwards, never back. */
export function moveCheckpoint(
  connection: Connection,
  generation: number,
  part: number,
  { checkpoint, source = null }: { readonly checkpoint: string; readonly source?: string | null },
): void {
  const sql = `UPDATE checkpoints SET position = ?1, source = coalesce(?2, source)
    WHERE generation = ?3 AND part = ?4 AND coalesce(position, '') <= ?1`;
  connection.run(sql, checkpoint, source, generation, part);
}

/** Whether all parts have caught up, now that this one has. */
export function markCaughtUp(connection: Connection, generation: number, part: number): boolean {
  connection.run('UPDATE checkpoints SET caught_up = 1 WHERE generation = ? AND part = ?', generation, part);
  const sql = 'SELECT min(caught_up) FROM checkpoints WHERE generation = ?';
  return connection.first(sql, generation)?.[0] === 1;
}
