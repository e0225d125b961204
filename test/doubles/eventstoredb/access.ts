import { type Metadata } from '@grpc/grpc-js';
import { type Log } from './log/log.js';
import { isMetastream, metadataOf, originalStreamOf, type StreamAcl } from './log/metadata.js';
import { accessDenied, unauthenticated } from './wire/errors.js';

export type Deed = 'read' | 'write' | 'delete';

/** Names and passwords. Of them, `admin` may do everything. */
export type Users = Readonly<Record<string, string>>;

/** Who is asking, and what they may do. A server without users, as an insecure one, lets everyone do everything. */
export class Access {
  private readonly log: Log;
  private readonly users: Users | undefined;

  constructor(log: Log, users: Users | undefined) {
    this.log = log;
    this.users = users;
  }

  /** @throws RpcError if the caller's credentials are wrong */
  admit(caller: Metadata): void {
    if (this.users) this.authenticate(caller, this.users);
  }

  /** @throws RpcError if the caller may not do that with the stream (or `$all`) */
  require(caller: Metadata, stream: string, deed: Deed): void {
    if (!this.allows(caller, stream, deed)) throw accessDenied();
  }

  /** @throws RpcError if the caller's credentials are wrong */
  allows(caller: Metadata, stream: string, deed: Deed): boolean {
    if (!this.users) return true;
    const user = this.authenticate(caller, this.users);
    if (user === undefined) return false;
    return user === 'admin' || this.rolesFor(stream, deed).some((role) => role === '$all' || role === user);
  }

  private authenticate(caller: Metadata, users: Users): string | undefined {
    const [header] = caller.get('authorization');
    if (header === undefined) return undefined;
    const [scheme, encoded = ''] = header.toString().split(' ');
    const decoded = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
    if (scheme !== 'Basic' || users[user] !== password) throw unauthenticated();
    return user;
  }

  private rolesFor(stream: string, deed: Deed): readonly string[] {
    const original = isMetastream(stream) ? originalStreamOf(stream) : stream;
    const { $acl = {} } = metadataOf(this.log, original);
    const roles = $acl[aclKey(deed, isMetastream(stream))] ?? (original.startsWith('$') ? '$admins' : '$all');
    return typeof roles === 'string' ? [roles] : roles;
  }
}

function aclKey(deed: Deed, metastream: boolean): keyof StreamAcl {
  switch (deed) {
    case 'read':
      return metastream ? '$mr' : '$r';
    case 'write':
      return metastream ? '$mw' : '$w';
    case 'delete':
      return '$d';
  }
}
