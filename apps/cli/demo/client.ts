import { readFile } from 'node:fs/promises';
import { type AllianceAnswer, type Lifecycle, type TrustTimeline } from '#application';
import { type IngestedItem } from '#runtime';

/** What the demo asks of the service, over HTTP as anybody would. */
export class Client {
  constructor(private readonly url: string) {}

  /**
   * Sends a file of CloudEvents, one a line.
   * @returns how many there are, and the position of the last
   * @throws Error where one was refused
   */
  async import(file: string): Promise<{ readonly events: number; readonly position: string }> {
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
      .map((line) => JSON.parse(line) as IngestedItem);
    const refused = items.find(({ status }) => status === 'rejected');
    if (refused !== undefined)
      throw new Error(`${file}: ${refused.id ?? ''}: ${refused.problem?.detail ?? 'refused'}`);
    return { events: items.length, position: items.at(-1)?.position ?? '' };
  }

  /** The read models are asked to have got to `after` first. */
  async alliances(after: string): Promise<readonly AllianceAnswer[]> {
    const { items } = await this.get<{ readonly items: readonly AllianceAnswer[] }>(
      `/v1/alliances?after=${after}`,
    );
    return items;
  }

  lifecycle(allianceId: string, after: string): Promise<Lifecycle> {
    return this.get(`/v1/alliances/${allianceId}/lifecycle?after=${after}`);
  }

  trustTimeline(allianceId: string, after: string): Promise<TrustTimeline> {
    return this.get(`/v1/alliances/${allianceId}/trust-timeline?after=${after}`);
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
