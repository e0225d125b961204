import { type Connection } from './connection.js';

/**
 * Where the last event of some streams stands. The server may have written thousands of events of its own behind it:
 * what was looked through once is not looked through again.
 */
export class LastPosition {
  private readonly known = new Map<string, { readonly upTo: string; readonly last: string | undefined }>();

  constructor(private readonly connection: Connection) {}

  /** @param prefix of the names of streams. @throws EventStoreUnavailable */
  async of(prefix: string): Promise<string | undefined> {
    const upTo = await this.connection.end();
    if (upTo === undefined) return undefined;
    const known = this.known.get(prefix);
    if (known?.upTo === upTo) return known.last;
    const isSame = known !== undefined && (await this.first(prefix, { after: known.upTo })) === undefined;
    const last = isSame ? known.last : await this.first(prefix, 'backwards');
    this.known.set(prefix, { upTo, last });
    return last;
  }

  private async first(prefix: string, range: { after: string } | 'backwards'): Promise<string | undefined> {
    for await (const { position } of this.connection.readAll(range, prefix)) return position;
    return undefined;
  }
}
