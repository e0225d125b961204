import { Numeric } from '../fields/numbers.js';
import { Texts } from '../fields/objects.js';
import { Id, Name, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

export class SetObjectiveBody extends CommonFields {
  @Id({
    optional: true,
    description:
      'Your id for the objective. Left out: made for it, from the idempotency key if there is one.',
    example: 'full-courses',
  })
  objectiveId?: string;

  @Words({ description: 'What the partners want to reach.', example: 'Every evening course is full.' })
  text!: string;

  @Numeric(
    { exclusiveMinimum: 0, maximum: 10 },
    { optional: true, description: 'How much it matters. Left out: 1.', example: 1 },
  )
  weight?: number;

  @Texts(
    { maxItems: LIMITS.markers, maxLength: LIMITS.name },
    {
      optional: true,
      personal: true,
      description: 'What shows on the way that it is coming nearer. Left out: nothing.',
      example: ['half of the places are taken', 'all places are taken'],
    },
  )
  markers?: string[];
}

/** Of which objective the event is. Over HTTP the path says it. */
class OfObjective extends CommonFields {
  @Id({ description: 'The objective.', example: 'full-courses' })
  objectiveId!: string;
}

export class ReportProgressBody extends CommonFields {
  @Numeric({ minimum: 0, maximum: 1 }, { description: 'How much of the whole is reached.', example: 0.5 })
  progress!: number;

  @Name({
    optional: true,
    description: 'The marker that was reached.',
    example: 'half of the places are taken',
  })
  marker?: string;
}

export class ObjectiveProgressedData extends ReportProgressBody {
  @Id({ description: 'The objective.', example: 'full-courses' })
  objectiveId!: string;
}

export class AchieveObjectiveBody extends CommonFields {}

export class ObjectiveAchievedData extends OfObjective {}

export class DropObjectiveBody extends CommonFields {
  @Words({ description: 'Why.', example: 'The courses are held online from now on.' })
  reason!: string;
}

export class ObjectiveDroppedData extends DropObjectiveBody {
  @Id({ description: 'The objective.', example: 'full-courses' })
  objectiveId!: string;
}
