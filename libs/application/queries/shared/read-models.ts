import { type AllianceDocument, READ_MODELS, type ReadModel, UnknownAlliance } from '#domain';
import { type Document, type DocumentReader } from '#read-store';
import { type Clock } from '../../shared/identity.js';

/** The read models as queries use them, and the time it is for whoever looks at them. */
export class ReadModels {
  constructor(
    readonly documents: DocumentReader,
    readonly now: Clock,
  ) {}

  /** @throws UnknownAlliance */
  async alliance(allianceId: string): Promise<AllianceDocument> {
    const found = await this.documents.get(READ_MODELS.alliances, allianceId);
    if (found === undefined) throw new UnknownAlliance(allianceId);
    return found as unknown as AllianceDocument;
  }

  /** A document; undefined if there is none, or none any more. */
  async document(model: ReadModel, id: string): Promise<Document | undefined> {
    const found = await this.documents.get(model, id);
    return found?.['removed'] === true ? undefined : found;
  }
}
