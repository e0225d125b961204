import {
  STREAM_PREFIX,
  amendedHistory,
  isAmendment,
  readRecorded,
  type RecordedAllianceEvent,
} from '#domain';
import { type EventStore, type RecordedEvent } from '#event-store';
import { type Intention, type Notice, type Process, type Send } from './process.js';

/** Is told what a process does. */
export interface ProcessObserver {
  onRecorded?(intention: Intention): void;
  onRefused?(intention: Intention, reason: string): void;
  onFailed?(intention: Intention, reason: string): void;
  /** Other things are to be noticed than before: those that are new, and how many there are in all. */
  onNotices?(fresh: readonly Notice[], lasting: number): void;
  /** An event cannot be understood: nothing is done about its alliance any more. */
  onUnreadable?(event: RecordedEvent, error: unknown): void;
}

export interface RunningOptions<State> {
  readonly process: Process<State>;
  readonly events: Pick<EventStore, 'subscribe' | 'readStream'>;
  readonly send: Send;
  readonly observer?: ProcessObserver;
}

/** A process at work. What it knows is in memory only, and comes from the events. */
export class RunningProcess<State> {
  private readonly options: RunningOptions<State>;
  private readonly observer: ProcessObserver;
  private state: State;
  private position: string | undefined;
  /** The intentions that were sent, with the revisions they were meant for: not again until the alliance has changed. */
  private sent = new Map<string, number>();
  /** The notices that were announced, by their keys. */
  private announced: ReadonlySet<string> = new Set();

  constructor(options: RunningOptions<State>) {
    this.options = options;
    this.observer = options.observer ?? {};
    this.state = options.process.initial;
  }

  /** Takes in what is recorded, from where it was left, until the signal aborts. @throws EventStoreUnavailable */
  async follow(signal: AbortSignal, onCaughtUp: () => void): Promise<void> {
    const { events } = this.options;
    const after = this.position;
    const filter = { streamPrefix: STREAM_PREFIX };
    for await (const message of events.subscribe({ ...(after !== undefined && { after }), filter, signal })) {
      if (message.kind === 'event') await this.take(message.event);
      else onCaughtUp();
    }
  }

  /** An event that was delivered before is passed over. @throws EventStoreUnavailable */
  async take(event: RecordedEvent): Promise<void> {
    if (this.position !== undefined && event.position <= this.position) return;
    const read = await this.eventsToTake(event);
    try {
      if ('error' in read) throw read.error;
      this.takeIn(read.events);
    } catch (error) {
      this.observer.onUnreadable?.(event, error);
    }
    this.position = event.position;
  }

  /** The event; or all of its alliance up to it, as they count now, if it amends one of them. */
  private async eventsToTake(
    event: RecordedEvent,
  ): Promise<{ readonly events: readonly RecordedAllianceEvent[] } | { readonly error: unknown }> {
    const recorded = [event];
    if (event.type === 'EntryCorrected' || event.type === 'EntryRetracted') {
      recorded.length = 0;
      for await (const one of this.options.events.readStream(event.stream)) {
        if (one.revision > event.revision) break;
        recorded.push(one);
      }
    }
    try {
      return { events: amendedHistory(recorded.map(readRecorded)) };
    } catch (error) {
      return { error };
    }
  }

  private takeIn(events: readonly RecordedAllianceEvent[]): void {
    const { process } = this.options;
    const last = events.at(-1);
    let state = this.state;
    if (last && isAmendment(last)) state = process.forget(state, last.allianceId);
    for (const event of events) state = process.react(state, event);
    this.state = state;
  }

  /** Has carried out what is due at an instant, one intention after the other, and announces what is to be noticed. @throws as `send` */
  async act(now: string, signal: AbortSignal): Promise<void> {
    const sent = new Map<string, number>();
    const revisions = new Map<string, number>();
    for (const intention of this.options.process.due(this.state, now)) {
      if (signal.aborted) return;
      const { key, revision } = intention;
      if (this.sent.get(key) !== revision) await this.carryOut(intention, revisions);
      sent.set(key, revision);
    }
    this.sent = sent;
    this.announce(now);
  }

  private announce(now: string): void {
    const notices = this.options.process.notices?.(this.state, now) ?? [];
    const fresh = notices.filter(({ key }) => !this.announced.has(key));
    const isChanged = fresh.length > 0 || notices.length !== this.announced.size;
    this.announced = new Set(notices.map(({ key }) => key));
    if (isChanged) this.observer.onNotices?.(fresh, notices.length);
  }

  /** @param revisions of the alliances in which it recorded something just now, which the subscription is still to tell */
  private async carryOut(intention: Intention, revisions: Map<string, number>): Promise<void> {
    const { allianceId } = intention.command;
    const revision = revisions.get(allianceId) ?? intention.revision;
    const sent = await this.options.send({ ...intention, revision });
    switch (sent.kind) {
      case 'recorded':
        revisions.set(allianceId, sent.revision);
        return this.observer.onRecorded?.(intention);
      case 'repeated':
        return;
      case 'refused':
        return this.observer.onRefused?.(intention, sent.reason);
      case 'failed':
        return this.observer.onFailed?.(intention, sent.reason);
      default:
        return sent satisfies never;
    }
  }
}
