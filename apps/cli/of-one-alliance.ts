import { type Moment } from '#application';
import { type ExitStatus } from './session/failure.js';
import { type Session } from './session/session.js';
import { type Terminal } from './terminal/terminal.js';

/** What a command does with the stores, once they are open. */
export type Work = (session: Session, terminal: Terminal) => Promise<ExitStatus>;

/** The same for an alliance at a moment. */
export type Shown = (allianceId: string, moment: Moment, ...session: Parameters<Work>) => ReturnType<Work>;

/** The commands that need nothing but an alliance. */
export const OF_ONE_ALLIANCE: readonly (readonly [
  name: string,
  description: string,
  load: () => Promise<Shown>,
])[] = [
  [
    'history',
    'the phases of an alliance, and every entry in plain words',
    async () => (await import('./commands/history.js')).history,
  ],
  [
    'commitments',
    'what was promised in an alliance, and how it stands',
    async () => (await import('./commands/commitments.js')).commitments,
  ],
  [
    'contributions',
    'what was given in an alliance',
    async () => (await import('./commands/contributions.js')).contributions,
  ],
  [
    'reciprocity',
    'who gave what in an alliance, and who got it',
    async () => (await import('./commands/reciprocity.js')).reciprocity,
  ],
  [
    'warnings',
    'the warning signs that an alliance shows, and what to do about them',
    async () => (await import('./commands/warnings.js')).warnings,
  ],
];
