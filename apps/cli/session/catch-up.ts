import { PROJECTION_OF, STREAM_PREFIX } from '#domain';
import { type Terminal } from '../terminal/terminal.js';
import { type Session } from './session.js';

const NAMES = [...new Set(Object.values(PROJECTION_OF))];

/**
 * Waits until the read models have seen every event there is. A service that runs sees to that; where none
 * does, it is done here. As a rule there is nothing to do, and what does it is not even loaded.
 * @returns the position they have got to; undefined where nothing is recorded
 * @throws Failure where they do not move
 */
export async function catchUp(session: Session, terminal: Terminal): Promise<string | undefined> {
  const last = await session.events.lastPosition({ streamPrefix: STREAM_PREFIX });
  if (last === undefined) return undefined;
  const checkpoints = (): Promise<string[]> =>
    Promise.all(NAMES.map(async (name) => (await session.documents.checkpoint(name)) ?? ''));
  if ((await checkpoints()).every((checkpoint) => checkpoint >= last)) return last;
  const { projectUpTo } = await import('./project-up-to.js');
  await projectUpTo(last, checkpoints, session, terminal);
  return last;
}
