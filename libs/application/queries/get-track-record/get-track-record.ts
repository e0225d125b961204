import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type TrackRecord, trackRecordOf } from '#domain';
import { NotFound } from '../shared/errors.js';
import { type Reading } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';
import { recordsOf } from './records-of.js';

export type TrackRecordAnswer = { readonly asOf: string } & TrackRecord;

/** What is known of a partner over all its alliances: what a prospective ally asks for first. */
export class GetTrackRecord extends Query<TrackRecordAnswer> {
  constructor(
    readonly partnerId: string,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(GetTrackRecord)
export class GetTrackRecordHandler implements IQueryHandler<GetTrackRecord> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ partnerId, reading }: GetTrackRecord): Promise<TrackRecordAnswer> {
    const { documents, now } = await this.dependencies.models.ofPartner(partnerId, reading);
    const records = await recordsOf(documents, partnerId);
    if (records.length === 0) await this.requireKnown(partnerId, reading);
    const asOf = now();
    const { trust, counts, alliances } = trackRecordOf(partnerId, records, Date.parse(asOf));
    return { partnerId, asOf, trust, counts, alliances };
  }

  /** Whoever is known had an empty record before joining anything. @throws NotFound */
  private async requireKnown(partnerId: string, { knownAt }: Reading): Promise<void> {
    const { documents } = await this.dependencies.models.ofPartner(partnerId, { knownAt });
    if ((await recordsOf(documents, partnerId)).length > 0) return;
    throw new NotFound(`${partnerId} never was a partner of any alliance.`);
  }
}
