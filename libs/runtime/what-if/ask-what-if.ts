import {
  type Clock,
  type CommandStore,
  type Identity,
  type Moment,
  type Sender,
  type WhatIfAnswer,
  type WhatIfQuestion,
  commandDispatcher,
  whatIf,
} from '#application';
import { defined } from '#domain';
import { ingester } from '../ingestion/ingester.js';
import { type Problem, Refused, problemNameOf } from '../problems/problem.js';
import { translator } from '../application/create-application.js';

/** An event that did not happen: `type` and `data` as in a CloudEvent. */
export interface InventedEvent {
  readonly type: string;
  readonly data: object;
}

interface Sources {
  readonly store: Pick<CommandStore, 'readStream'>;
  readonly now: Clock;
  readonly identity: Identity;
}

/**
 * What an alliance's figures would be, beside what they are. Each invented event is decided like a command, after the ones
 * before it. Nothing is recorded.
 * @throws Refused, with a pointer, for an invented event that is not accepted; and as `whatIf`
 */
export function askWhatIf(
  { store, now, identity }: Sources,
  allianceId: string,
  { events = [], ...question }: WhatIfQuestion & { readonly events?: readonly InventedEvent[] | undefined },
  moment: Moment,
  sender: Sender,
): Promise<WhatIfAnswer> {
  return whatIf({ store, now }, allianceId, question, moment, async (invented) => {
    const commands = commandDispatcher({
      store: invented,
      now,
      identity,
      translator,
      cacheBytes: Number.MAX_SAFE_INTEGER,
    });
    const ingest = ingester(commands, sender);
    for (const [nth, { type, data }] of events.entries()) {
      const cloudEvent = { specversion: '1.0', id: String(nth), source: 'urn:entente:what-if', type, data };
      const { problem } = await ingest({ ...cloudEvent, subject: allianceId });
      if (problem === undefined) continue;
      const { detail, rule, conflictsWith, eventId, errors } = problem;
      const details = defined({ detail, rule, conflictsWith, eventId });
      throw new Refused(problemNameOf(problem), {
        ...details,
        errors: placed(`/events/${nth}`, detail, errors),
      });
    }
  });
}

/** The places where something is wrong with an event, in the question; without any, that of the event. */
function placed(
  place: string,
  detail: string,
  errors: Problem['errors'] = [],
): NonNullable<Problem['errors']> {
  if (errors.length === 0) return [{ pointer: place, detail }];
  return errors.map((error) => ({ ...error, pointer: `${place}${error.pointer}` }));
}
