import { Texts } from '../decorators/lists.js';
import { Share, Weight } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Personal, ShortText } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields, madeId } from './common-fields.js';
import { ofItem } from './of-item.js';

export class SetObjectiveBody extends CommonFields {
  static readonly leftOut = { objectiveId: madeId, weight: 1, markers: [] } as const;

  @OwnId('objective', 'full-courses')
  objectiveId?: string;

  @FreeText('What the partners want to reach.', 'Every evening course is full.')
  text!: string;

  @Optional()
  @Weight('How much it matters. Left out: 1.', 1)
  weight?: number;

  @Optional()
  @Texts(
    { maxItems: LIMITS.markers, maxLength: LIMITS.name },
    'What shows on the way that it is coming nearer. Left out: nothing.',
    ['half of the places are taken', 'all places are taken'],
  )
  @Personal()
  markers?: string[];
}

export class ReportProgressBody extends CommonFields {
  @Share('How much of the whole is reached.', 0.5)
  progress!: number;

  @Optional()
  @ShortText('The marker that was reached.', 'half of the places are taken')
  marker?: string;
}

export class AchieveObjectiveBody extends CommonFields {}

export class DropObjectiveBody extends CommonFields {
  @FreeText('Why.', 'The courses are held online from now on.')
  reason!: string;
}

export const OBJECTIVE_BODIES = {
  ObjectiveSet: SetObjectiveBody,
  ObjectiveProgressed: ofItem('objectiveId', ReportProgressBody),
  ObjectiveAchieved: ofItem('objectiveId', AchieveObjectiveBody),
  ObjectiveDropped: ofItem('objectiveId', DropObjectiveBody),
};
