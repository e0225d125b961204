import { connect, type Socket } from 'node:net';

/** What one request met: its status, and the milliseconds from the first byte sent to the last received. */
export type Heard = (status: number, milliseconds: number) => void;

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * One connection that sends a request, waits for its answer, and sends the next: HTTP/1.1, keep-alive,
 * `content-length` only. Far cheaper than a client for everything, so that two cores are left to the server.
 */
export class Connection {
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private began = 0;

  constructor(
    port: number,
    /** The next request, whole; `undefined`: enough. */
    private readonly next: () => Buffer | undefined,
    private readonly heard: Heard,
    private readonly ended: (error?: Error) => void,
  ) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.once('connect', () => this.send());
    this.socket.on('data', (chunk) => this.receive(chunk));
    this.socket.once('error', (error) => this.ended(error));
  }

  private send(): void {
    const request = this.next();
    if (request === undefined) {
      this.socket.destroy();
      this.ended();
      return;
    }
    this.began = performance.now();
    this.socket.write(request);
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const head = this.received.indexOf(END_OF_HEAD);
    if (head === -1) return;
    const text = this.received.toString('latin1', 0, head);
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
    if (length === undefined) throw new Error(`An answer without a content-length:\n${text}`);
    if (this.received.length < head + END_OF_HEAD.length + Number(length)) return;
    this.received = Buffer.alloc(0);
    this.heard(Number(text.slice(9, 12)), performance.now() - this.began);
    this.send();
  }
}
