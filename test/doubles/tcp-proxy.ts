import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What a network does to the connections that pass through it. */
export class TcpProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #frozen = false;
  #mute = false;
  #delay = 0;

  private constructor(server: Server, target: () => number) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) => this.#pass(client, target()));
  }

  /** @param target the port on this machine where connections lead to, asked for each of them */
  static async to(target: () => number): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TcpProxy(server, target);
  }

  /** Nothing gets through any more, and nobody is told: connections are half open. New ones as well. */
  freeze(): void {
    this.#frozen = true;
  }

  /** Requests get through, answers do not. */
  mute(): void {
    this.#mute = true;
  }

  /** What was held back gets through, and whatever comes. */
  thaw(): void {
    this.#frozen = this.#mute = false;
    for (const pair of this.#pairs) pair.flush();
  }

  /** Everything takes so many milliseconds longer, each way. */
  slowDown(milliseconds: number): void {
    this.#delay = milliseconds;
  }

  /** Breaks all connections, and drops what was held back; new ones work. */
  cut(): void {
    this.#frozen = this.#mute = false;
    for (const pair of this.#pairs) pair.break();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(client: Socket, target: number): void {
    const pair = new Pair(client, connect(target, '127.0.0.1'));
    this.#pairs.add(pair);
    pair.server.on('close', () => this.#pairs.delete(pair));
    const forward = (to: Socket, holdBack: () => boolean) => (data: Buffer) => {
      const send = (): void => pair.forward(to, data, holdBack());
      if (this.#delay > 0) setTimeout(send, this.#delay);
      else send();
    };
    client.on(
      'data',
      forward(pair.server, () => this.#frozen),
    );
    pair.server.on(
      'data',
      forward(client, () => this.#frozen || this.#mute),
    );
  }
}

/** The two ends of a connection, and what is on its way between them. */
class Pair {
  #held: { readonly to: Socket; readonly data: Buffer }[] = [];

  constructor(
    readonly client: Socket,
    readonly server: Socket,
  ) {
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.break());
      socket.on('close', () => this.break());
    }
  }

  forward(to: Socket, data: Buffer, holdBack: boolean): void {
    if (holdBack) this.#held.push({ to, data });
    else if (!to.destroyed) to.write(data);
  }

  flush(): void {
    for (const { to, data } of this.#held.splice(0)) if (!to.destroyed) to.write(data);
  }

  break(): void {
    this.#held = [];
    this.client.destroy();
    this.server.destroy();
  }
}
