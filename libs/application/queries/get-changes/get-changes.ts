import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type ChangesBetween,
  type FigureChange,
  type Figures,
  type OccurredOn,
  UnknownAlliance,
  changesBetween,
  endOf,
  figuresOf,
  precisionOf,
  startOf,
} from '#domain';
import { letOthersRun } from '#event-store';
import { type Cause, causesOf } from '../shared/cause.js';
import { TooManyChanges } from '../shared/errors.js';
import { historyAt } from '../shared/events-at.js';
import { type Moment } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';
import { type Histories, happened, learnt } from './histories.js';
import { Refolding } from './refolding.js';

/** By which clock: when it was recorded, or when it happened. */
export const CLOCKS = ['recorded', 'occurred'] as const;

export interface ChangesRange {
  readonly clock: (typeof CLOCKS)[number];
  /** From the beginning of this on; after it, if it is an instant. */
  readonly from: OccurredOn;
  /** Up to the end of this; left out: now. */
  readonly to?: OccurredOn | undefined;
}

export interface ChangesAnswer {
  readonly allianceId: string;
  readonly clock: ChangesRange['clock'];
  /** The instants between which it is looked at: ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  readonly figures: readonly FigureChange[];
  readonly events: readonly (Cause & {
    readonly recordedAt: string;
    readonly changes: ChangesBetween['parts'][number];
  })[];
}

/** What was learnt of an alliance, or happened in it, between two instants, and what each event of it changed. */
export class GetChanges extends Query<ChangesAnswer> {
  constructor(
    readonly allianceId: string,
    readonly range: ChangesRange,
    /** What is learnt is looked at as of `asOf`; what happened, as known at `knownAt`. The other clock is the range's. */
    readonly moment: Moment = {},
  ) {
    super();
  }
}

/** Each costs a look at all figures. */
const MOST_EVENTS = 1_000;

@QueryHandler(GetChanges)
export class GetChangesHandler implements IQueryHandler<GetChanges> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, range, moment }: GetChanges): Promise<ChangesAnswer> {
    const { store, models } = this.dependencies;
    const { documents, now } = await models.ofAlliance(allianceId, {}, ['lifecycle_entries']);
    const { clock } = range;
    const from = precisionOf(range.from) === 'instant' ? startOf(range.from) : startOf(range.from) - 1;
    const to = range.to === undefined ? Date.parse(now()) : endOf(range.to);
    const knownAt = clock === 'recorded' ? new Date(to).toISOString() : moment.knownAt;
    const { recorded } = await historyAt(store, allianceId, { knownAt });
    if (recorded.length === 0) throw new UnknownAlliance(allianceId);
    const asOf = moment.asOf === undefined ? undefined : endOf(moment.asOf);
    const histories = clock === 'recorded' ? learnt(recorded, from, asOf) : happened(recorded, from, to);
    if (histories.steps.length > MOST_EVENTS) throw new TooManyChanges(histories.steps.length, MOST_EVENTS);
    const { figures, parts } = await compared(histories, asOf ?? from, asOf ?? to);
    const ids = histories.steps.map(({ eventId }) => eventId);
    const causeOf = await causesOf(allianceId, ids, { store, documents });
    return {
      allianceId,
      clock,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      figures,
      events: histories.steps.map(({ eventId, type, occurredOn, recordedAt }, nth) => ({
        ...causeOf(eventId),
        eventId,
        type,
        occurredOn,
        recordedAt,
        changes: parts[nth] ?? [],
      })),
    };
  }
}

async function compared(
  { before, steps, after }: Histories,
  from: number,
  to: number,
): Promise<ChangesBetween> {
  const refolding = new Refolding();
  const figuresAt = (history: typeof before, asOf: number): Figures => {
    const state = refolding.fold(history);
    return state === undefined ? new Map() : figuresOf(state, asOf);
  };
  const [earlier, aged] = [figuresAt(before, from), figuresAt(before, to)];
  const later: Figures[] = [];
  for (let nth = 1; nth <= steps.length; nth += 1) {
    later.push(figuresAt(after(nth), to));
    if (nth % 20 === 0) await letOthersRun();
  }
  return changesBetween(earlier, aged, later);
}
