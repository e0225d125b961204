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

/** What partners should look at: see the warning signs of their alliance. */
export function noticed({ allianceId, text, since, proposal }: Notice): WatcherLogEntry {
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
