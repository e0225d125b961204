import { documentId, trustKeyName } from '#domain';
import type { TrustKey } from '#domain';

/** Which timeline of which alliance. */
export interface Timeline {
  readonly allianceId: string;
  readonly key: TrustKey;
  /** The key's: see `trustKeyName`. */
  readonly name: string;
  /** Of all timelines. */
  readonly id: string;
}

export function timelineFor(allianceId: string, key: TrustKey, name = trustKeyName(key)): Timeline {
  return { allianceId, key, name, id: documentId(allianceId, name) };
}
