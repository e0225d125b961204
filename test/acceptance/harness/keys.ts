import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client } from './client.js';
import { Service } from './service.js';

export const ROLES = ['integrator', 'analyst', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const keyOf = (role: Role): string => `the-key-of-the-${role}`;
const sha256 = (key: string): string => createHash('sha256').update(key).digest('hex');

/** A service that wants keys, with one for each role. */
export class GuardedService {
  private constructor(
    readonly service: Service,
    private readonly folder: string,
  ) {}

  static async started(): Promise<GuardedService> {
    const folder = await mkdtemp(join(tmpdir(), 'entente-keys-'));
    const file = join(folder, 'keys.json');
    const keys = ROLES.map((role) => ({ name: `the ${role}`, sha256: sha256(keyOf(role)), roles: [role] }));
    await writeFile(file, JSON.stringify({ keys }));
    return new GuardedService(await Service.started({ API_KEYS_FILE: file }), folder);
  }

  as(role: Role): Client {
    return this.service.client.with({ authorization: `Bearer ${keyOf(role)}` });
  }

  async discard(): Promise<void> {
    await this.service.discard();
    await rm(this.folder, { recursive: true, force: true });
  }
}
