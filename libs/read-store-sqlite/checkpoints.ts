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
  const position = leastCheckpoint(connection, generation) ?? null;
  connection.run('DELETE FROM checkpoints WHERE generation = ?', generation);
  for (let part = 0; part < parts; part += 1)
    connection.run(
      'INSERT INTO checkpoints (generation, part, position) VALUES (?, ?, ?)',
      generation,
      part,
      position,
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

/** Moves a checkpoint forwards, never back. */
export function moveCheckpoint(
  connection: Connection,
  generation: number,
  part: number,
  position: string,
): void {
  connection.run(
    "UPDATE checkpoints SET position = max(coalesce(position, ''), ?) WHERE generation = ? AND part = ?",
    position,
    generation,
    part,
  );
}

/** Whether all parts have caught up, now that this one has. */
export function markCaughtUp(connection: Connection, generation: number, part: number): boolean {
  connection.run('UPDATE checkpoints SET caught_up = 1 WHERE generation = ? AND part = ?', generation, part);
  const sql = 'SELECT min(caught_up) FROM checkpoints WHERE generation = ?';
  return connection.first(sql, generation)?.[0] === 1;
}
