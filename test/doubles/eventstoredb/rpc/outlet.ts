import { type ServerWritableStream } from '@grpc/grpc-js';

/** The client has gone, or the server is shutting down. */
export class Gone extends Error {}

/** Sends messages no faster than the client takes them. */
export class Outlet<Message> {
  private readonly call: ServerWritableStream<unknown, Message>;

  constructor(call: ServerWritableStream<unknown, Message>) {
    this.call = call;
  }

  /** @returns nothing if there is room for more, otherwise a promise of room, which fails with `Gone` */
  send(message: Message): Promise<void> | undefined {
    if (this.call.cancelled) throw new Gone();
    return this.call.write(message) ? undefined : this.until((done) => this.call.once('drain', done));
  }

  /** Until whatever calls `done`. @throws Gone */
  async until(arrange: (done: () => void) => void): Promise<void> {
    let gone = (): void => undefined;
    await new Promise<void>((resolve) => {
      gone = resolve;
      this.call.once('cancelled', gone);
      this.call.once('close', gone);
      arrange(resolve);
    });
    this.call.off('cancelled', gone);
    this.call.off('close', gone);
    if (this.call.cancelled || this.call.destroyed) throw new Gone();
  }
}
