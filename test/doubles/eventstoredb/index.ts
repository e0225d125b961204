import { Access, type Users } from './access.js';
import { capabilitiesOf } from './capabilities.js';
import { Journal } from './log/journal.js';
import { Log } from './log/log.js';
import { writeSystemEvents } from './log/system-events.js';
import { Writes } from './log/writes.js';
import { type Address, type Condition, type Member, type Node } from './node.js';
import { Projections } from './projections/projections.js';
import { listen, serverOf, type TlsIdentity } from './server.js';

export { selfSignedCertificate } from './certificate.js';
export type { Member } from './node.js';
export type { TlsIdentity } from './server.js';

export interface DoubleOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** A file that keeps the log. Default: it ends with the process. */
  readonly file?: string;
  /** Default: 24.10.0. */
  readonly version?: string;
  /** Default: `admin` and `ops` with the password `changeit` over TLS; otherwise everyone may do everything. */
  readonly users?: Users;
  /** Default: insecure. */
  readonly tls?: TlsIdentity;
  /** Bytes. Default: 1 MiB. */
  readonly maxAppendSize?: number;
  /** Where the log starts. Default: 0. */
  readonly firstPosition?: bigint;
  /** Whether the events of one append share a commit position. Default: not. */
  readonly sharedCommits?: boolean;
  /** Whether it takes calls. Default: it does. */
  readonly condition?: () => Condition;
  /** Milliseconds for which a client may take nothing of what it reads, before it is cut off. Default: for ever. */
  readonly consumerPatience?: number;
  /** Milliseconds for which the server looks for what passes a filter, before it says anything. Default: 0. */
  readonly searchMilliseconds?: number;
  /** What gossip tells. Default: this server alone, which leads. */
  readonly members?: () => readonly Member[];
}

const FIRST_USERS: Users = { admin: 'changeit', ops: 'changeit' };

/** A server that speaks EventStoreDB's protocol, on a log in memory. */
export interface EventStoreDbDouble {
  readonly host: string;
  readonly port: number;
  readonly log: Log;
  /** Stops at once, as if killed: calls under way are cut off. */
  stop(): void;
}

/** Starts a server. @param shared the log of another one, with which it is then a cluster */
export async function startEventStoreDb(
  options: DoubleOptions = {},
  shared?: Log,
): Promise<EventStoreDbDouble> {
  const log = shared ?? newLog(options);
  const { host = '127.0.0.1', version = '24.10.0', maxAppendSize = 1024 * 1024 } = options;
  const alone = (): readonly Member[] => [{ host, port, state: 'leader', alive: true }];
  const members = options.members ?? alone;
  const writes = new Writes(log);
  const node: Node = {
    log,
    writes,
    access: new Access(log, options.users ?? (options.tls && FIRST_USERS)),
    capabilities: capabilitiesOf(version),
    maxAppendSize,
    members,
    condition: options.condition ?? (() => 'ready'),
    consumerPatience: options.consumerPatience ?? Infinity,
    searchMilliseconds: options.searchMilliseconds ?? 0,
    leader: () => otherLeader(members(), { host, port }),
  };
  const server = serverOf(node, new Projections(log, writes));
  const port = await listen(server, host, options.port ?? 0, options.tls);
  return {
    host,
    port,
    log,
    stop: () => {
      server.forceShutdown();
      if (!shared) log.close();
    },
  };
}

function newLog({ file, firstPosition, sharedCommits }: DoubleOptions): Log {
  const log = new Log({
    ...(firstPosition !== undefined && { firstPosition }),
    ...(sharedCommits !== undefined && { sharedCommits }),
    ...(file !== undefined && { journal: new Journal(file) }),
  });
  writeSystemEvents(log);
  return log;
}

function otherLeader(members: readonly Member[], self: Address): Address | undefined {
  const leader = members.find(({ state, alive }) => alive && state === 'leader');
  return leader && (leader.host !== self.host || leader.port !== self.port) ? leader : undefined;
}
