import { type AssessmentState } from '../assessment/assessment-state.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type EventRef } from '../time/event-ref.js';
import { type Progress } from './scorecard.js';
import { scored } from './state.js';

/** An objective that was not dropped, and how far it has got: 0 to 1. */
interface Objective {
  readonly objectiveId: string;
  readonly weight: number;
  readonly progress: number;
  readonly achieved: boolean;
  /** That it was set, and how far it was said to be last. */
  readonly events: readonly EventRef[];
}

/** 100·Σ weight·progress/Σ weight over the objectives that were not dropped. An achieved one is whole. */
export function progressOf(state: AssessmentState, explain: boolean): Progress {
  const objectives = objectivesOf(state);
  const weight = objectives.reduce((sum, one) => sum + one.weight, 0);
  const reached = objectives.reduce((sum, one) => sum + one.weight * one.progress, 0);
  return {
    dimension: 'progress',
    ...scored(weight > 0 ? (100 * reached) / weight : undefined),
    figures: {
      objectives: objectives.length,
      achieved: objectives.filter(({ achieved }) => achieved).length,
      dropped: state.trackedItems.objective.count(({ closed }) => closed?.type === 'ObjectiveDropped'),
      weight,
    },
    events: explain ? eventIdsOf(objectives.flatMap(({ events }) => events)) : [],
  };
}

export function objectivesOf({ trackedItems }: AssessmentState): readonly Objective[] {
  return [...trackedItems.objective.values()].flatMap(({ id, opened, updated, closed }) => {
    if (opened?.type !== 'ObjectiveSet' || closed?.type === 'ObjectiveDropped') return [];
    const progress = updated?.type === 'ObjectiveProgressed' ? updated.data.progress : 0;
    const latest = closed ?? updated;
    return {
      objectiveId: id,
      weight: opened.data.weight,
      progress: closed ? 1 : progress,
      achieved: closed !== undefined,
      events: [opened, ...(latest ? [latest] : [])],
    };
  });
}
