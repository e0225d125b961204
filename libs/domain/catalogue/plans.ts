import { joined, percent } from '../shared/text.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type EventDefinitions, type ItemStep } from './definition.js';

/** What the alliance wants to reach, and what it needs for that. */
export interface PlanEvents {
  ObjectiveSet: {
    readonly objectiveId: string;
    readonly text: string;
    readonly weight: number;
    readonly markers: readonly string[];
  };
  ObjectiveProgressed: {
    readonly objectiveId: string;
    /** Of the whole, 0 to 1. */
    readonly progress: number;
    readonly marker?: string;
  };
  ObjectiveAchieved: { readonly objectiveId: string };
  ObjectiveDropped: { readonly objectiveId: string; readonly reason: string };
  ResourceNeedDeclared: {
    readonly needId: string;
    readonly kind: string;
    readonly amount?: number;
    readonly neededBy: OccurredOn;
  };
  ResourceNeedMet: { readonly needId: string; readonly by: string };
}

const objective = <S extends ItemStep>(step: S) =>
  ({
    kind: 'objective',
    step,
    id: ({ objectiveId }: { readonly objectiveId: string }) => objectiveId,
  }) as const;

const need = <S extends ItemStep>(step: S) =>
  ({ kind: 'need', step, id: ({ needId }: { readonly needId: string }) => needId }) as const;

export const PLANS = {
  ObjectiveSet: {
    command: 'SetObjective',
    label: 'A new objective',
    item: objective('open'),
    tell: ({ objectiveId, text, weight, markers }) =>
      joined(
        `The objective ${objectiveId} was set: ${text}`,
        weight !== 1 && `of weight ${weight}`,
        markers.length > 0 && `to be seen by: ${markers.join(', ')}`,
      ),
    personal: ['text', 'markers'],
  },
  ObjectiveProgressed: {
    command: 'ReportProgress',
    label: 'Progress of an objective',
    item: objective('update'),
    tell: ({ objectiveId, progress, marker }) =>
      joined(`The objective ${objectiveId} is ${percent(progress)} reached`, marker),
    personal: ['marker'],
  },
  ObjectiveAchieved: {
    command: 'AchieveObjective',
    label: 'The achievement of an objective',
    item: objective('close'),
    tell: ({ objectiveId }) => `The objective ${objectiveId} was achieved`,
  },
  ObjectiveDropped: {
    command: 'DropObjective',
    label: 'The end of an objective',
    item: objective('close'),
    tell: ({ objectiveId, reason }) => `The objective ${objectiveId} was dropped: ${reason}`,
    personal: ['reason'],
  },
  ResourceNeedDeclared: {
    command: 'DeclareResourceNeed',
    label: 'A resource need',
    item: need('open'),
    tell: ({ needId, kind, amount, neededBy }) =>
      `The need ${needId} was declared: ${amount === undefined ? '' : `${amount} `}${kind} by ${neededBy}`,
    personal: ['kind'],
  },
  ResourceNeedMet: {
    command: 'MeetResourceNeed',
    label: 'What meets a resource need',
    partners: ({ by }) => [by],
    item: need('close'),
    signOfLife: ({ by }) => [by],
    tell: ({ needId, by }, names) => `${names.partner(by)} met the need ${needId}`,
  },
} as const satisfies EventDefinitions<PlanEvents>;
