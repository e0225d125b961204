import { type QueryBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { type OccurredOn, type RecordedAllianceEvent, UnknownAlliance } from '#domain';
import { ProjectionHarness, acceptedHistory, projectHistory, recordAll } from '#testing';
import { GetAlliance } from './get-alliance/get-alliance.js';
import { GetCommitment } from './get-commitment/get-commitment.js';
import { GetContribution } from './get-contribution/get-contribution.js';
import { GetLifecycle } from './get-lifecycle/get-lifecycle.js';
import { GetPortfolio } from './get-portfolio/get-portfolio.js';
import { GetReciprocity } from './get-reciprocity/get-reciprocity.js';
import { GetScorecard } from './get-scorecard/get-scorecard.js';
import { GetState } from './get-state/get-state.js';
import { GetTrackRecord } from './get-track-record/get-track-record.js';
import { GetTrustTimeline } from './get-trust-timeline/get-trust-timeline.js';
import { GetWarningSigns } from './get-warning-signs/get-warning-signs.js';
import { queryBus } from './handlers.js';
import { ListAlliances } from './list-alliances/list-alliances.js';
import { ListCommitments } from './list-commitments/list-commitments.js';
import { ListContributions } from './list-contributions/list-contributions.js';
import { ListEvents } from './list-events/list-events.js';
import { NotFound } from './shared/errors.js';
import { type Moment } from './shared/moment.js';

const ALLIANCE = 'the-alliance';
const ALL = { limit: 1_000 };
const runs = { numRuns: 10 };

/** An event store, and the read models that are made from it. */
class Service extends ProjectionHarness {
  queriesAt(now: string): QueryBus {
    return queryBus({
      eventStore: this.events,
      readStore: this.documents,
      clock: () => now,
      project: projectHistory,
    });
  }

  async record(events: readonly RecordedAllianceEvent[]): Promise<void> {
    await recordAll(this.events, events);
    await this.catchUp();
  }
}

/** Everything there is to ask, of whoever ever was named, as of a moment; or why there is no answer. */
async function everything(queries: QueryBus, names: Names, moment: Moment = {}): Promise<unknown> {
  const { partners, commitments, contributions } = names;
  const [debtor = '', creditor = ''] = partners;
  const asked = [
    new GetState(ALLIANCE, moment),
    new GetAlliance(ALLIANCE, moment),
    new GetLifecycle(ALLIANCE, ALL, moment),
    new GetReciprocity(ALLIANCE, moment),
    new GetScorecard(ALLIANCE, moment, true),
    new GetWarningSigns(ALLIANCE, moment),
    new GetPortfolio(moment),
    new ListAlliances({}, ALL, moment),
    new ListCommitments({}, ALL, moment),
    new ListCommitments({ allianceId: ALLIANCE }, ALL, moment),
    new ListContributions({ allianceId: ALLIANCE }, ALL, moment),
    new ListEvents({ allianceId: ALLIANCE, ...moment }, ALL),
    new GetTrustTimeline({ allianceId: ALLIANCE }, ALL, moment),
    new GetTrustTimeline({ allianceId: ALLIANCE, debtor }, ALL, moment),
    new GetTrustTimeline({ allianceId: ALLIANCE, debtor }, ALL, moment, 'track-record'),
    new GetTrustTimeline({ allianceId: ALLIANCE, debtor, creditor }, ALL, moment),
    ...partners.map((partnerId) => new GetTrackRecord(partnerId, moment)),
    ...commitments.map((id) => new GetCommitment(ALLIANCE, id, moment)),
    ...contributions.map((id) => new GetContribution(ALLIANCE, id, moment)),
  ];
  const answers: unknown[] = [];
  for (const query of asked)
    answers.push([query.constructor.name, await queries.execute(query).catch(refusal)] as const);
  return JSON.parse(JSON.stringify(answers)) as unknown;
}

/** @throws whatever is no way of saying that there was nothing */
function refusal(error: unknown): string {
  if (error instanceof UnknownAlliance || error instanceof NotFound) return error.message;
  throw error;
}

interface Names {
  readonly partners: readonly string[];
  readonly commitments: readonly string[];
  readonly contributions: readonly string[];
}

function namesIn(events: readonly RecordedAllianceEvent[]): Names {
  return {
    partners: events.flatMap((event) =>
      event.type === 'AllianceFormed'
        ? event.data.partners.map(({ partnerId }) => partnerId)
        : event.type === 'PartnerJoined'
          ? [event.data.partnerId]
          : [],
    ),
    commitments: events.flatMap((event) =>
      event.type === 'CommitmentMade' ? [event.data.commitmentId] : [],
    ),
    contributions: events.flatMap((event) =>
      event.type === 'ContributionMade' ? [event.data.contributionId] : [],
    ),
  };
}

/** A date at which something happened, as precisely as it is told, or its month or year. */
const dateIn = (events: readonly RecordedAllianceEvent[], nth: number, length: number): OccurredOn =>
  (events[nth % events.length]?.occurredOn ?? '2020').slice(0, length);

describe('any history', () => {
  it('is answered as known at an instant like it was answered then', async () => {
    await fc.assert(
      fc.asyncProperty(
        acceptedHistory({ maxLength: 60 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        async (events, cuts) => {
          const names = namesIn(events);
          const service = new Service();
          const then: { readonly moment: Moment; readonly answers: unknown }[] = [];
          let from = 0;
          for (const cut of cuts.map((nth) => nth % events.length).sort((a, b) => a - b)) {
            const knownAt = events[cut]?.recordedAt ?? '';
            const to = events.filter(({ recordedAt }) => recordedAt <= knownAt).length;
            await service.record(events.slice(from, to));
            from = to;
            const asOf = knownAt.slice(0, 'YYYY-MM-DD'.length);
            const answersAt = (now: string) => everything(service.queriesAt(now), names);
            then.push({ moment: { knownAt }, answers: await answersAt(knownAt) });
            then.push({ moment: { knownAt, asOf }, answers: await answersAt(`${asOf}T23:59:59.999Z`) });
          }
          await service.record(events.slice(from));
          const queries = service.queriesAt('2031-01-01T00:00:00.000Z');
          for (const { moment, answers } of then)
            expect(await everything(queries, names, moment)).toEqual(answers);
        },
      ),
      runs,
    );
  });

  it('is answered as of a date, as known now, like as of that date', async () => {
    const now = '2031-01-01T00:00:00.000Z';
    await fc.assert(
      fc.asyncProperty(
        acceptedHistory({ maxLength: 60 }),
        fc.nat(),
        fc.constantFrom(4, 7, 10, 24),
        async (events, nth, length) => {
          const service = new Service();
          await service.record(events);
          const asOf = dateIn(events, nth, length);
          const [queries, names] = [service.queriesAt(now), namesIn(events)];
          const known = await everything(queries, names, { knownAt: now, asOf });
          expect(known).toEqual(await everything(queries, names, { asOf }));
        },
      ),
      runs,
    );
  });
});
