import { type Access } from './access.js';
import { type Capabilities } from './capabilities.js';
import { type Log } from './log/log.js';
import { type Writes } from './log/writes.js';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Member extends Address {
  readonly state: 'leader' | 'follower';
  readonly alive: boolean;
}

/** Whether a server takes calls. */
export type Condition = 'ready' | 'not-ready' | 'too-busy';

/** What the calls of one server work on. */
export interface Node {
  readonly log: Log;
  readonly writes: Writes;
  readonly access: Access;
  readonly capabilities: Capabilities;
  /** Bytes. */
  readonly maxAppendSize: number;
  /** The servers there are, this one among them. */
  readonly members: () => readonly Member[];
  readonly condition: () => Condition;
  /** Milliseconds for which a client may take nothing of what it reads. */
  readonly consumerPatience: number;
  /** Milliseconds for which a read with a filter says nothing. */
  readonly searchMilliseconds: number;
  /** The one that leads, if this server does not. */
  readonly leader: () => Address | undefined;
}
