import { type Intention, type Notice } from '#process-managers';
import { type RecordedEvent } from '#event-store';

/** What the watcher tells, as it goes into the log. */
export interface WatcherLogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
  readonly details: Readonly<Record<string, string>>;
}

export const watching = (): WatcherLogEntry => ({ level: 'debug', text: 'The watcher watches', details: {} });

export function recorded({ command, key, causationId }: Intention): WatcherLogEntry {
  const { type, allianceId, occurredOn } = command;
  const details = { command: type, allianceId, occurredOn, key, causationId };
  return { level: 'info', text: 'The watcher recorded what a deadline makes of a commitment', details };
}

/** Somebody was faster, as a rule. */
export function refused({ command, key }: Intention, reason: string): WatcherLogEntry {
  const details = { command: command.type, allianceId: command.allianceId, key, reason };
  return { level: 'debug', text: 'What the watcher wanted to record was refused', details };
}

export function failed({ command, key }: Intention, reason: string): WatcherLogEntry {
  const details = { command: command.type, allianceId: command.allianceId, key, reason };
  return { level: 'error', text: 'What the watcher wanted to record failed', details };
}

/** How many alliances are named one by one, at most. */
const NAMED = 5;

/** What partners should look at: the warning signs of their alliance say more. Of many, an entry tells for all. */
export function noticed(notices: readonly Notice[]): readonly WatcherLogEntry[] {
  if (notices.length <= NAMED) return notices.map(noticedOne);
  const some = notices.slice(0, NAMED).map(({ allianceId }) => allianceId);
  const text = `Alliances have been silent for long, or have a review overdue: ${notices.length} times`;
  return [{ level: 'warn', text, details: { some: some.join(', ') } }];
}

function noticedOne({ allianceId, text, since, proposal }: Notice): WatcherLogEntry {
  const details = { allianceId, since, ...(proposal !== undefined && { proposal }) };
  return { level: 'warn', text, details };
}

export function unreadable({ stream, eventId }: RecordedEvent, error: unknown): WatcherLogEntry {
  const details = { stream, eventId, error: messageOf(error) };
  return {
    level: 'warn',
    text: 'An event cannot be read: the deadlines of its alliance are not watched',
    details,
  };
}

export function troubled(error: unknown): WatcherLogEntry {
  return {
    level: 'error',
    text: 'The watcher had to stop, and begins again',
    details: { error: messageOf(error) },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
