import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

import { commandNameIn, MessageReader } from './mongodb/wire.js';

/** Commands that change something, or may. */
const WRITES = ['insert', 'update', 'delete', 'create', 'createIndexes', 'drop', 'commitTransaction'];

/** A way to a MongoDB server that lets so many commands through that write, and then nothing any more. */
export class CuttingProxy {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: number,
    private left: number,
  ) {
    server.on('connection', (client) => this.pass(client));
  }

  /** @param target the port on this machine where it leads to */
  static async to(target: number, writes: number): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CuttingProxy(server, target, writes);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(client: Socket): void {
    const upstream = connect(this.target, '127.0.0.1');
    const reader = new MessageReader();
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (data) => client.write(data));
    client.on('data', (data) => {
      for (const message of reader.take(data)) {
        if (WRITES.includes(commandNameIn(message) ?? '')) this.left -= 1;
        if (this.left < 0) client.destroy();
        else upstream.write(message);
      }
    });
    if (this.left < 0) client.destroy();
  }
}
