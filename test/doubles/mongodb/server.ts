import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

import { type Binary, type Document } from 'mongodb';

import { CommandRunner } from './commands.js';
import { CommandError, Database, Transaction } from './database.js';
import { answerTo, MessageReader, type Request, requestIn } from './wire.js';

export interface MongoDoubleOptions {
  /** What it says it is. Those that stand alone have no transactions. Default: a member of a replica set. */
  readonly kind?: 'replica-set' | 'sharded-cluster' | 'standalone';
  /** Commands that its users have no right to. Default: none. */
  readonly forbidden?: readonly string[];
}

/** A command as it arrived. */
export interface Seen {
  readonly name: string;
  readonly command: Document;
}

const UNAUTHORIZED = 13;
const ILLEGAL_OPERATION = 20;
const NO_SUCH_TRANSACTION = 251;

/**
 * A server that speaks enough of MongoDB's protocol for read models, in memory: documents, views, cursors, and
 * transactions with snapshots, of which the first to commit wins.
 */
export class MongoDouble {
  readonly seen: Seen[] = [];
  private readonly database = new Database();
  private readonly runner = new CommandRunner(this.database);
  /** By session. */
  private readonly transactions = new Map<string, Transaction>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly options: MongoDoubleOptions,
  ) {
    server.on('connection', (socket) => this.serve(socket));
  }

  static async start(options: MongoDoubleOptions = {}): Promise<MongoDouble> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new MongoDouble(server, options);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/?directConnection=true`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    const reader = new MessageReader();
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      for (const message of reader.take(data)) {
        const request = requestIn(message);
        socket.write(answerTo(request, this.answer(request)));
      }
    });
  }

  private answer({ command }: Request): Document {
    const name = Object.keys(command)[0] ?? '';
    if (['hello', 'ismaster', 'isMaster'].includes(name)) return this.hello();
    this.seen.push({ name, command });
    try {
      return { ...this.carryOut(name, command), ok: 1 };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const { code, message, labels } = error;
      return { ok: 0, code, errmsg: message, ...(labels.length > 0 && { errorLabels: labels }) };
    }
  }

  private carryOut(name: string, command: Document): Document {
    if (this.options.forbidden?.includes(name) === true)
      throw new CommandError(UNAUTHORIZED, `not authorized to execute command ${name}`);
    if (command['autocommit'] !== false) return this.runner.run(name, command, this.database);
    const session = (command['lsid'] as { id: Binary }).id.toString('hex');
    const transaction = this.transactionOf(session, command);
    if (name === 'commitTransaction' || name === 'abortTransaction') {
      this.transactions.delete(session);
      if (name === 'commitTransaction') transaction.commit();
      return {};
    }
    const answer = this.runner.run(name, command, transaction);
    // An error ends a transaction, and nothing is left of it.
    if ('writeErrors' in answer) this.transactions.delete(session);
    return answer;
  }

  private transactionOf(session: string, { txnNumber, startTransaction }: Document): Transaction {
    if (this.options.kind === 'standalone')
      throw new CommandError(ILLEGAL_OPERATION, 'Transaction numbers are only allowed on a replica set');
    const number = Number(txnNumber);
    if (startTransaction === true) this.transactions.set(session, new Transaction(this.database, number));
    const transaction = this.transactions.get(session);
    if (transaction?.number === number) return transaction;
    throw new CommandError(NO_SUCH_TRANSACTION, `no transaction ${number}`, ['TransientTransactionError']);
  }

  private hello(): Document {
    const { kind = 'replica-set' } = this.options;
    const me = `127.0.0.1:${this.port}`;
    return {
      helloOk: true,
      ismaster: true,
      isWritablePrimary: true,
      ...(kind === 'sharded-cluster' && { msg: 'isdbgrid' }),
      ...(kind === 'replica-set' && { setName: 'rs0', setVersion: 1, hosts: [me], primary: me, me }),
      maxBsonObjectSize: 16 * 1024 * 1024,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      minWireVersion: 0,
      maxWireVersion: 21,
      readOnly: false,
      ok: 1,
    };
  }
}
