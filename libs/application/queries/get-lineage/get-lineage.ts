import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Dimension,
  type FigureLineage,
  type LineageSources,
  type PolicyAgreement,
  type TrustKey,
  UnknownAlliance,
  type WarningSign,
  lineageSources,
  scorecardLineage,
  trustLineage,
  trustPointLineage,
  warningLineage,
} from '#domain';
import { assessedInTurns } from '../shared/assessments.js';
import { textsOf } from '../shared/cause.js';
import { NotFound } from '../shared/errors.js';
import { type History, historyAt } from '../shared/events-at.js';
import { type Reading, instantOf } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';
import { keyAmong } from '../shared/trust-key.js';
import { type LineageEvent, lineageEventsOf } from './lineage-event.js';

/** Which figure of an alliance. */
export type FigureAsked =
  /** A point of a trust timeline, by the position of its event; without one, what trust has come to. */
  | { readonly of: 'trust'; readonly key: TrustKey; readonly position?: string | undefined }
  | { readonly of: 'scorecard'; readonly dimension: Dimension }
  | { readonly of: 'warning-signs'; readonly sign: WarningSign };

/** Where a figure comes from: everything that it takes to compute it again, and the events behind that. */
export interface LineageAnswer extends Pick<FigureLineage, 'figure' | 'values' | 'rule'> {
  readonly allianceId: string;
  /** As of which the figure is: an instant, ISO 8601, UTC. */
  readonly asOf: string;
  /** In the order in which they were agreed on; the last one is in force. */
  readonly policies: readonly (Pick<PolicyAgreement, 'eventId' | 'occurredOn' | 'policy'> & {
    /** An instant: ISO 8601, UTC. */
    readonly from: string;
  })[];
  readonly inputs: readonly (Pick<FigureLineage['inputs'][number], 'input' | 'values'> & {
    /** The ids of the events behind it. */
    readonly events: readonly string[];
  })[];
  /** Every event that an input names, in the order of recording. */
  readonly events: readonly LineageEvent[];
}

export class GetLineage extends Query<LineageAnswer> {
  constructor(
    readonly allianceId: string,
    readonly figure: FigureAsked,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(GetLineage)
export class GetLineageHandler implements IQueryHandler<GetLineage> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, figure, reading }: GetLineage): Promise<LineageAnswer> {
    const { models, store } = this.dependencies;
    const { documents, now } = await models.ofAlliance(allianceId, reading, ['lifecycle_entries']);
    const history = await historyAt(store, allianceId, reading);
    const state = await assessedInTurns(history.counting);
    if (state === undefined) throw new UnknownAlliance(allianceId);
    const sources = lineageSources(state, history.counting, history.recorded);
    const lineage = lineageOf(sources, figure, history, Date.parse(instantOf(reading, now())));
    const events = lineageEventsOf(lineage.inputs, history.recorded);
    const texts = await textsOf(
      allianceId,
      events.flatMap(({ revision, amendedBy = [] }) => [revision, ...amendedBy.map((one) => one.revision)]),
      documents,
    );
    return {
      allianceId,
      figure: lineage.figure,
      asOf: new Date(lineage.at).toISOString(),
      values: lineage.values,
      rule: lineage.rule,
      policies: lineage.policies.map(({ eventId, occurredOn, at, policy }) => ({
        eventId,
        occurredOn,
        from: new Date(at).toISOString(),
        policy,
      })),
      inputs: lineage.inputs.map(({ input, values, events: behind }) => ({
        input,
        values,
        events: behind.map(({ eventId }) => eventId),
      })),
      events: events.map((event) => ({
        ...worded(event, texts),
        ...(event.amendedBy && { amendedBy: event.amendedBy.map((one) => worded(one, texts)) }),
      })),
    };
  }
}

/** @throws NotFound for a stranger, and where there is no point */
function lineageOf(
  sources: LineageSources,
  asked: FigureAsked,
  { allianceId, counting, recorded }: History,
  asOf: number,
): FigureLineage {
  switch (asked.of) {
    case 'scorecard':
      return scorecardLineage(sources, asked.dimension, asOf);
    case 'warning-signs':
      return warningLineage(sources, asked.sign, asOf);
    case 'trust': {
      const partnerIds = sources.state.profile.partners.map(({ partnerId }) => partnerId);
      const key = keyAmong(asked.key, allianceId, partnerIds);
      const { position } = asked;
      if (position === undefined) return trustLineage(sources, key, asOf);
      // What counts in the place of an entry is known by its amendment: its point is found by the position of either.
      for (const event of [...recorded, ...counting]) {
        if (event.position !== position) continue;
        const lineage = trustPointLineage(sources, key, event.revision);
        if (lineage) return lineage;
      }
      throw new NotFound(
        `No point of that timeline of alliance ${allianceId} stands at position ${position}.`,
      );
    }
    default:
      return asked satisfies never;
  }
}

function worded<T extends { readonly revision: number }>(
  event: T,
  texts: ReadonlyMap<number, string>,
): T & { readonly text?: string } {
  const text = texts.get(event.revision);
  return text === undefined ? event : { ...event, text };
}
