export interface ProblemType {
  readonly status: number;
  readonly title: string;
  /** What it means, and what to do about it. */
  readonly meaning: string;
}

const types = {
  'malformed-json': {
    status: 400,
    title: 'Malformed JSON',
    meaning:
      'The body cannot be parsed. `detail` says at which line and column. Correct it, and send it again.',
  },
  'invalid-input': {
    status: 400,
    title: 'Invalid request',
    meaning:
      'Something in the body, the path, the query or a header is not as it should be, whatever the state of the alliance. `errors` names each place: `pointer` (RFC 6901) in the body, `parameter` in the path or query, `header`.',
  },
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    meaning:
      'This service wants an API key that it knows, as `Authorization: Bearer <key>` or `X-API-Key: <key>`.',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    meaning:
      'The key is known, but none of its roles allows the request: `detail` names the roles that would. Or, where no key is needed, the request came by a name that is not of this machine, or from another site.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    meaning:
      'The alliance, commitment, partner or whatever else was asked for is not known: check its id, or record first how it began. Or nothing is served under the path.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The path is served, but not with this method. `Allow` names those that are.',
  },
  'request-timeout': {
    status: 408,
    title: 'Request timeout',
    meaning: 'The request did not arrive in time. Send it again, in one go.',
  },
  'rule-broken': {
    status: 409,
    title: 'Rule violation',
    meaning:
      'The state of the alliance forbids the command. `rule` names the rule, and `conflictsWith` the recorded fact that stands in the way, where there is one. Nothing was recorded.',
  },
  'stale-revision': {
    status: 412,
    title: 'Precondition failed',
    meaning:
      'The alliance is not at the revision that `If-Match` names. Read it again, decide again, and send the command with the new revision. Of a read: the answer has another `ETag`.',
  },
  'too-large': {
    status: 413,
    title: 'Content too large',
    meaning:
      'Send less at a time. Long histories can be sent as `application/x-ndjson`, which has no limit but that of a line.',
  },
  'uri-too-long': {
    status: 414,
    title: 'URI too long',
    meaning: 'A part of the path is longer than anything that is served.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    meaning:
      'The `Content-Type` is missing, or not one that is taken here: `detail` and `Accept-Post` name those that are. Or the body is encoded, or not in UTF-8.',
  },
  'expectation-failed': {
    status: 417,
    title: 'Expectation failed',
    meaning: 'The header `Expect` asks for something else than `100-continue`: leave it out.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'Idempotency key reused',
    meaning:
      'Under this key another request was recorded before, as the event `eventId`. Use a new key for a new request. For CloudEvents, `source` and `id` together are the key.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Request headers too large',
    meaning: 'Send fewer or shorter headers.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    meaning: 'A fault of the service, and not of the request. The logs tell more under the correlation id.',
  },
  'unreadable-event': {
    status: 500,
    title: 'Unreadable event',
    meaning:
      'What is stored of the event `eventId` is damaged, or of a newer version: trying again does not help. `entente verify` tells which events are affected; restore the store from a backup.',
  },
  'store-unusable': {
    status: 500,
    title: 'Store unusable',
    meaning:
      'A store refuses the service, or is not as it should be: `detail` says what is wrong. Trying again does not help before whoever runs the service has put it right.',
  },
  'not-implemented': {
    status: 501,
    title: 'Not implemented',
    meaning: 'The method is unknown here: use GET, HEAD, OPTIONS or POST.',
  },
  'store-unavailable': {
    status: 503,
    title: 'Store unavailable',
    meaning:
      'The events or the read models cannot be reached at the moment; `detail` says why, where that is known. Try again after `Retry-After` seconds; with an idempotency key that is safe for commands, too.',
  },
  contention: {
    status: 503,
    title: 'Too much contention',
    meaning:
      'The alliance changed each time the command had been decided. Nothing was recorded. Try again after `Retry-After` seconds.',
  },
  'not-caught-up': {
    status: 503,
    title: 'Read models not caught up',
    meaning:
      'They have not got to the position in `after` within 5 seconds. Try again after `Retry-After` seconds.',
  },
  quarantined: {
    status: 503,
    title: 'Alliance quarantined',
    meaning:
      'A projection could not handle one of the events of the alliance, so that its read models stay behind. `entente quarantine` shows why, and tries again.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof types;

/** The types of problems by name, as the API documents them under `/problems/<name>`. */
export const PROBLEM_TYPES: Readonly<Record<ProblemName, ProblemType>> = types;
