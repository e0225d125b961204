import { randomUUID } from 'node:crypto';
import { type Log } from './log.js';
import { type ProposedEvent } from './record.js';

const json = (type: string, data: unknown): ProposedEvent => ({
  id: randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(JSON.stringify(data)),
  metadata: new Uint8Array(),
});

/** What a server writes of its own accord when it first starts: settings, users and projections. */
const FIRST_EVENTS: readonly (readonly [stream: string, events: readonly ProposedEvent[]])[] = [
  ['$$$stats-0.0.0.0:2113', [json('$metadata', { $maxAge: 86_400 })]],
  ['$$$settings', [json('$metadata', { $acl: { $r: '$all', $w: '$admins', $d: '$admins' } })]],
  ['$settings', [json('$settings', { $userStreamAcl: { $r: '$all' } })]],
  ['$$$user-admin', [json('$metadata', { $acl: { $w: '$admins', $r: '$admins' } })]],
  ['$user-admin', [json('$UserCreated', { loginName: 'admin', groups: ['$admins'], disabled: false })]],
  ['$user-ops', [json('$UserCreated', { loginName: 'ops', groups: ['$ops'], disabled: false })]],
  ['$users', [json('$User', 'admin'), json('$User', 'ops')]],
  [
    '$projections-$all',
    ['$streams', '$stream_by_category', '$by_category', '$by_event_type', '$by_correlation_id'].map((name) =>
      json('$ProjectionCreated', name),
    ),
  ],
];

/** Makes an empty log that of a server that has just started for the first time. */
export function writeSystemEvents(log: Log): void {
  if (log.records.length > 0) return;
  for (const [stream, events] of FIRST_EVENTS) log.write(stream, events, 0n);
}
