import { GetState, GetStateHandler, StreamEvents, StreamEventsHandler, isBy } from '#application';
import type { StateAnswer, StateMoment } from '#application';
import { UnknownAlliance, readRecorded } from '#domain';
import type { RecordedAllianceEvent } from '#domain';
import { systemClock } from '#runtime';
import { EXIT, type ExitStatus, Failure } from '../failure.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { stateText } from '../text/state-text.js';
import { type Step, stepText } from '../text/step-text.js';
import { stepsOf } from './steps.js';

export interface ReplayOptions {
  /** Every event on the way, too. */
  readonly step: boolean;
  readonly json: boolean;
}

/** Prints how an alliance stood at a moment, from its events alone. @throws UnknownAlliance, Failure */
export async function replay(
  allianceId: string,
  moment: StateMoment,
  { step, json }: ReplayOptions,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const events = await new StreamEventsHandler(session.events).execute(new StreamEvents({ allianceId }));
  const state = await stateAt(allianceId, moment, session);
  const steps: Step[] = [];
  if (step)
    for await (const one of stepsOf(recorded(events))) {
      if (!isBy(moment, one)) continue;
      if (json) steps.push(one);
      else terminal.print(`${stepText(one, terminal.layout)}\n`);
    }
  terminal.print(
    json
      ? JSON.stringify(step ? { steps, state } : state)
      : stateText(state, inWords(moment), terminal.layout),
  );
  return EXIT.good;
}

async function stateAt(allianceId: string, moment: StateMoment, { events }: Session): Promise<StateAnswer> {
  try {
    return await new GetStateHandler(events, systemClock).execute(new GetState(allianceId, moment));
  } catch (error) {
    if (!(error instanceof UnknownAlliance)) throw error;
    throw new Failure(`${allianceId} was not there ${inWords(moment)}.`, EXIT.data);
  }
}

async function* recorded(
  events: AsyncIterable<Parameters<typeof readRecorded>[0]>,
): AsyncGenerator<RecordedAllianceEvent> {
  for await (const event of events) yield readRecorded(event);
}

function inWords(moment: StateMoment): string {
  if ('revision' in moment) return `at revision ${moment.revision}`;
  if ('knownAt' in moment) return `as known at ${moment.knownAt}`;
  if ('asOf' in moment) return `as of ${moment.asOf}`;
  return 'now';
}
