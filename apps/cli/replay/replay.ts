import { GetState, StreamEvents, isBy, type StateAnswer, type StateMoment } from '#application';
import { UnknownAlliance, readRecorded, type RecordedAllianceEvent } from '#domain';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { inWords } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { keysOf } from '../terminal/keys.js';
import { type Terminal } from '../terminal/terminal.js';
import { stateText } from '../text/state-text.js';
import { type Step, stepsText, undone } from '../text/step-text.js';
import { stepsOf } from './steps.js';
import { type Direction, walk } from './walk.js';

/**
 * Prints how an alliance stood at a moment, from its events alone.
 * @param direction to show every event on the way, too: at a terminal, one after the other as keys are pressed
 * @throws UnknownAlliance, Failure
 */
export async function replay(
  allianceId: string,
  moment: StateMoment,
  direction: Direction | undefined,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const state = await stateAt(allianceId, moment, session);
  const forwards = direction === undefined ? undefined : await stepsUpTo(allianceId, moment, session);
  const { keyboard, json } = terminal;
  if (direction && forwards && keyboard && !json) {
    terminal.note('→ goes on, ← goes back, q stops.');
    const last = await walk(forwards, direction, keysOf(keyboard), (step) => showStep(step, terminal));
    if (last === undefined) return EXIT.good;
    return replay(allianceId, { ...moment, revision: last.revision }, undefined, session, terminal);
  }
  const steps = direction === 'backwards' ? forwards?.toReversed().map(undone) : forwards;
  answer(terminal, {
    json: steps === undefined ? state : { steps, state },
    shown: { alliance: state, when: inWords(moment), steps: steps ?? [] },
    text: ({ steps: told, ...stated }, layout) =>
      [...(told.length === 0 ? [] : [stepsText(told, layout), '']), stateText(stated, layout)].join('\n'),
  });
  return EXIT.good;
}

/** @throws UnknownAlliance; Failure where it was only not there yet */
async function stateAt(allianceId: string, moment: StateMoment, { queries }: Session): Promise<StateAnswer> {
  try {
    return await queries.execute(new GetState(allianceId, moment));
  } catch (error) {
    if (!(error instanceof UnknownAlliance)) throw error;
    const { formedOn } = await queries.execute(new GetState(allianceId, {}));
    throw new Failure(`${allianceId}, formed ${formedOn}, was not there ${inWords(moment)}.`, EXIT.data);
  }
}

function showStep(step: Step, terminal: Terminal): void {
  answer(terminal, { json: step, shown: [step], text: stepsText });
}

async function stepsUpTo(
  allianceId: string,
  moment: StateMoment,
  { queries }: Session,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const all = await queries.execute(new StreamEvents({ allianceId }));
  for await (const step of stepsOf(recorded(all))) if (isBy(moment, step)) steps.push(step);
  return steps;
}

async function* recorded(
  events: AsyncIterable<Parameters<typeof readRecorded>[0]>,
): AsyncGenerator<RecordedAllianceEvent> {
  for await (const event of events) yield readRecorded(event);
}
