import { readFile } from 'node:fs/promises';
import type { AllianceRow } from '../text/alliances-text.js';
import type { LifecycleEntry, LifecyclePhase } from '../text/lifecycle-text.js';
import type { TrustPoint, TrustTimeline } from '../text/trust-text.js';

interface ImportedItem {
  readonly id: string;
  readonly status: 'recorded' | 'duplicate' | 'rejected';
  readonly position?: string;
  readonly problem?: { readonly detail: string };
}

export interface LifecycleAnswer {
  readonly phase: string;
  readonly phases: readonly LifecyclePhase[];
  readonly entries: readonly (LifecycleEntry & { readonly eventId: string })[];
}

export interface TrustAnswer {
  readonly policy: { readonly halfLife: number };
  readonly points: readonly (Omit<TrustPoint, 'text'> & { readonly eventId: string })[];
  readonly now: TrustTimeline['now'];
}

/** What the demo asks of the service, over HTTP as anybody would. */
export class Client {
  constructor(private readonly url: string) {}

  /**
   * Sends a file of CloudEvents, one a line.
   * @returns how many were recorded, and the position of the last
   * @throws Error where one was not
   */
  async import(file: string): Promise<{ readonly recorded: number; readonly position: string }> {
    const answer = await fetch(`${this.url}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: await readFile(file),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${file}: ${answer.status} ${text}`);
    const items = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ImportedItem);
    const refused = items.find(({ status }) => status === 'rejected');
    if (refused !== undefined)
      throw new Error(`${file}: ${refused.id}: ${refused.problem?.detail ?? 'refused'}`);
    return { recorded: items.length, position: items.at(-1)?.position ?? '' };
  }

  /** The read models are asked to have got to `after` first. */
  async alliances(after: string): Promise<readonly AllianceRow[]> {
    const { items } = await this.get<{ readonly items: readonly AllianceRow[] }>(
      `/v1/alliances?after=${after}`,
    );
    return items;
  }

  lifecycle(allianceId: string, after: string): Promise<LifecycleAnswer> {
    return this.get(`/v1/alliances/${allianceId}/lifecycle?after=${after}`);
  }

  trustTimeline(allianceId: string, after: string): Promise<TrustAnswer> {
    return this.get(`/v1/alliances/${allianceId}/trust-timeline?after=${after}`);
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
