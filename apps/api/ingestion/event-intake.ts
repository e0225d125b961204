import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type Clock,
  type CommandStore,
  type HandleCommand,
  type Identity,
  Rehearsal,
  commandHandler,
  useCaseOf,
} from '#application';
import type { EventStore } from '#event-store';
import { type IngestedItem, Refused, ingestEvent, oneAfterTheOther, subjectOf } from '#runtime';
import { CLOCK, EVENT_STORE, IDENTITY } from '../tokens.js';

/** How many events a dry run keeps in memory, at most. */
const REHEARSED = 100_000;

export interface Sender {
  readonly caller: string;
  readonly correlationId: string;
}

/** Has CloudEvents recorded; or, in a dry run, says what would become of them. */
@Injectable()
export class EventIntake {
  constructor(
    private readonly bus: CommandBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Takes the events of one request, in their order. */
  begin({ caller, correlationId }: Sender, dryRun: boolean): (event: unknown) => Promise<IngestedItem> {
    const { identity, now } = this;
    const store = dryRun ? new Rehearsal(this.store) : this.store;
    const execute: HandleCommand = dryRun
      ? this.rehearse(store)
      : (command, context) => this.bus.execute(useCaseOf(command, context));
    return oneAfterTheOther(subjectOf, (event) =>
      ingestEvent({ identity, now, caller, correlationId, store, execute }, event),
    );
  }

  private rehearse(store: CommandStore): HandleCommand {
    const { identity, now } = this;
    const handle = commandHandler({
      store,
      identity,
      now,
      cachedEvents: Number.MAX_SAFE_INTEGER,
    });
    let tried = 0;
    return (command, context) => {
      if ((tried += 1) > REHEARSED)
        throw new Refused('too-large', { detail: `A dry run takes ${REHEARSED} events at most.` });
      return handle(command, context);
    };
  }
}
