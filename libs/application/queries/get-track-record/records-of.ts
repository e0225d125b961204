import { READ_MODELS, type TrackRecordDocument } from '#domain';
import { type DocumentReader } from '#read-store';

/** All the records of a partner, by alliance. */
export async function recordsOf(
  documents: DocumentReader,
  partnerId: string,
): Promise<readonly TrackRecordDocument[]> {
  const found = await documents.find(READ_MODELS.trackRecords, { where: { partnerId }, sort: [] });
  return (found as unknown as TrackRecordDocument[]).toSorted((a, b) => (a._id < b._id ? -1 : 1));
}
