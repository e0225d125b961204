import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client } from './client.js';
import { type Environment, Service } from './service.js';

export const ROLES = ['integrator', 'analyst', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const keyOf = (role: Role): string => `the-key-of-the-${role}`;
const sha256 = (key: string): string => createHash('sha256').update(key).digest('hex');

const KEYS_FILE = 'keys.json';

/** A service that wants keys, with one for each role. */
export class GuardedService {
  private constructor(
    readonly service: Service,
    private readonly folder: string,
  ) {}

  get keysFile(): string {
    return join(this.folder, KEYS_FILE);
  }

  static async started(environment: Environment = {}): Promise<GuardedService> {
    const folder = await mkdtemp(join(tmpdir(), 'entente-keys-'));
    const file = join(folder, KEYS_FILE);
    const keys = ROLES.map((role) => ({ name: `the ${role}`, sha256: sha256(keyOf(role)), roles: [role] }));
    await writeFile(file, JSON.stringify({ keys }), { mode: 0o600 });
    return new GuardedService(await Service.started({ ...environment, API_KEYS_FILE: file }), folder);
  }

  as(role: Role): Client {
    return this.service.client.with({ authorization: `Bearer ${keyOf(role)}` });
  }

  async discard(): Promise<void> {
    await this.service.discard();
    await rm(this.folder, { recursive: true, force: true });
  }
}
