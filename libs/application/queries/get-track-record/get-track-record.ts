import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OccurredOn, type TrackRecord, type TrackRecordView, endOf, trackRecordOf } from '#domain';
import { NotFound } from '../shared/errors.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';
import { recordAsOf } from './record-as-of.js';
import { recordsOf } from './records-of.js';

export type TrackRecordAnswer = { readonly asOf: string } & TrackRecord;

/** What is known of a partner over all its alliances: what a prospective ally asks for first. */
export class GetTrackRecord extends Query<TrackRecordAnswer> {
  constructor(
    readonly partnerId: string,
    /** Up to the end of this, as it is known now; without it, now. */
    readonly asOf?: OccurredOn,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetTrackRecord)
export class GetTrackRecordHandler implements IQueryHandler<GetTrackRecord> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ partnerId, asOf, after }: GetTrackRecord): Promise<TrackRecordAnswer> {
    await this.dependencies.models.upTo(after, ['track_records']);
    const records = await recordsOf(this.dependencies.models.documents, partnerId);
    if (records.length === 0) throw new NotFound(`${partnerId} never was a partner of any alliance.`);
    if (asOf === undefined) return answer(partnerId, records, this.dependencies.models.now());
    const then = await Promise.all(
      records.map(({ allianceId }) => recordAsOf(this.dependencies.store, allianceId, partnerId, asOf)),
    );
    return answer(
      partnerId,
      then.filter((record) => record !== undefined),
      new Date(endOf(asOf)).toISOString(),
    );
  }
}

function answer(partnerId: string, records: readonly TrackRecordView[], asOf: string): TrackRecordAnswer {
  const { trust, counts, alliances } = trackRecordOf(partnerId, records, Date.parse(asOf));
  return { partnerId, asOf, trust, counts, alliances };
}
