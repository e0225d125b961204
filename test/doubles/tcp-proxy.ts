import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a network does to the connections that pass through it. */
export class TcpProxy {
  readonly port: number;
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  /** What befalls new connections. */
  private state: State = 'open';
  private delay = 0;

  private constructor(server: Server, target: () => number) {
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) => this.pass(client, target()));
  }

  /** @param target the port on this machine where connections lead to, asked for each of them */
  static async to(target: () => number): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TcpProxy(server, target);
  }

  /** Nothing gets through any more, and nobody is told: connections are half open. New ones as well. */
  freeze(): void {
    this.turn('frozen');
  }

  /** Requests get through, answers do not. */
  mute(): void {
    this.turn('mute');
  }

  /** What was held back gets through, and whatever comes. */
  thaw(): void {
    this.turn('open');
    for (const pair of this.pairs) pair.flush();
  }

  /** New connections work; those that are frozen or mute stay so. */
  leaveBehind(): void {
    this.state = 'open';
  }

  /** Everything takes so many milliseconds longer, each way. */
  slowDown(milliseconds: number): void {
    this.delay = milliseconds;
  }

  /** Breaks all connections, and drops what was held back; new ones work. */
  cut(): void {
    this.state = 'open';
    for (const pair of this.pairs) pair.break();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private turn(state: State): void {
    this.state = state;
    for (const pair of this.pairs) pair.state = state;
  }

  private pass(client: Socket, target: number): void {
    const pair = new Pair(client, connect(target, '127.0.0.1'), this.state);
    this.pairs.add(pair);
    pair.server.on('close', () => this.pairs.delete(pair));
    const later = (forward: (data: Buffer) => void) => (data: Buffer) => {
      if (this.delay > 0) setTimeout(() => forward(data), this.delay);
      else forward(data);
    };
    client.on(
      'data',
      later((data) => pair.request(data)),
    );
    pair.server.on(
      'data',
      later((data) => pair.answer(data)),
    );
  }
}

type State = 'open' | 'mute' | 'frozen';

/** The two ends of a connection, and what is on its way between them. */
class Pair {
  private held: { readonly to: Socket; readonly data: Buffer }[] = [];

  constructor(
    readonly client: Socket,
    readonly server: Socket,
    public state: State,
  ) {
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.break());
      socket.on('close', () => this.break());
    }
  }

  request(data: Buffer): void {
    this.forward(this.server, data, this.state === 'frozen');
  }

  answer(data: Buffer): void {
    this.forward(this.client, data, this.state !== 'open');
  }

  flush(): void {
    for (const { to, data } of this.held.splice(0)) if (!to.destroyed) to.write(data);
  }

  break(): void {
    this.held = [];
    this.client.destroy();
    this.server.destroy();
  }

  private forward(to: Socket, data: Buffer, holdBack: boolean): void {
    if (holdBack) this.held.push({ to, data });
    else if (!to.destroyed) to.write(data);
  }
}
