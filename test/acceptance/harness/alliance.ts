import { randomUUID } from 'node:crypto';
import { type Answer, type Client, type Headings } from './client.js';
import {
  type AllianceView,
  type CommitmentView,
  type Page,
  type Problem,
  type Recorded,
  type StateView,
  type StoredEvent,
  type TrustTimeline,
} from './shapes.js';

export const FORMED_ON = '2020-01-01';

/** Begins names that nobody else uses: other files and other runs may be on the same servers. */
export const RUN = randomUUID().slice(0, 8);

let formed = 0;

export interface Formation {
  readonly allianceId?: string;
  readonly partners?: readonly string[];
  readonly [field: string]: unknown;
}

export type FormationBody = Readonly<Record<string, unknown>> & { readonly allianceId: string };

/** A body that forms an alliance of partners `a` and `b`, unless it is told otherwise. */
export function formation({ partners = ['a', 'b'], ...rest }: Formation = {}): FormationBody {
  formed += 1;
  return {
    allianceId: `alliance-${RUN}-${formed}`,
    name: 'Water for all',
    purpose: 'Clean water in the valley',
    kind: 'alliance',
    partners: partners.map((partnerId) => ({ partnerId, name: `Partner ${partnerId}` })),
    occurredOn: FORMED_ON,
    ...rest,
  };
}

/** An alliance of the service, spoken to over HTTP. Reads wait for what it wrote. */
export class Alliance {
  position = '';

  constructor(
    readonly client: Client,
    readonly id: string,
  ) {}

  static async formed(client: Client, given: Formation = {}): Promise<Alliance> {
    const body = formation(given);
    const alliance = new Alliance(client, body.allianceId);
    const answer = await client.post<Recorded>('/v1/alliances', body);
    if (answer.status !== 201) throw new Error(`Not formed: ${answer.status} ${answer.text}`);
    alliance.position = answer.body.position;
    return alliance;
  }

  /** `''` is the alliance itself. */
  path(rest = ''): string {
    return `/v1/alliances/${this.id}${rest === '' ? '' : `/${rest}`}`;
  }

  /** A command that is recorded, or an error that says why not. */
  async record(rest: string, body: object, headers: Headings = {}): Promise<Recorded> {
    const answer = await this.client.post<Recorded>(this.path(rest), body, headers);
    if (answer.status !== 201) throw new Error(`POST ${this.path(rest)}: ${answer.status} ${answer.text}`);
    this.position = answer.body.position;
    return answer.body;
  }

  refused(rest: string, body: object, headers: Headings = {}): Promise<Answer<Problem>> {
    return this.client.refused(this.path(rest), body, headers);
  }

  /** From a read model that has seen what was recorded here. */
  read<T>(rest: string): Promise<T> {
    const after = `after=${encodeURIComponent(this.position)}`;
    return this.client.read<T>(`${this.path(rest)}${rest.includes('?') ? '&' : '?'}${after}`);
  }

  view(): Promise<AllianceView> {
    return this.read<AllianceView>('');
  }

  commitment(commitmentId: string): Promise<CommitmentView> {
    return this.read<CommitmentView>(`commitments/${commitmentId}`);
  }

  timeline(query = ''): Promise<TrustTimeline> {
    return this.read<TrustTimeline>(`trust-timeline${query}`);
  }

  state(query = ''): Promise<StateView> {
    return this.client.read<StateView>(this.path(`state${query}`));
  }

  /** Every event of the alliance, from the event store. */
  async events(): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      const page: Page<StoredEvent> = await this.client.read(`${this.path('events')}?limit=1000${cursor}`);
      events.push(...page.items);
      next = page.next;
    }
    return events;
  }

  /** Promised by `a` to `b`, unless it is told otherwise. */
  async promise(commitmentId: string, terms: object = {}): Promise<Recorded> {
    const promised = { debtors: ['a'], creditors: ['b'], description: 'A well', occurredOn: FORMED_ON };
    return this.record('commitments', { commitmentId, ...promised, ...terms });
  }
}
