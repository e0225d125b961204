import { type ServerWritableStream } from '@grpc/grpc-js';
import { operationTimedOut } from '../wire/errors.js';

/** The client has gone, or the server is shutting down. */
export class Gone extends Error {}

/** Sends messages no faster than the client takes them. */
export class Outlet<Message> {
  private readonly call: ServerWritableStream<unknown, Message>;

  /** @param patience milliseconds for which a client may take nothing */
  constructor(
    call: ServerWritableStream<unknown, Message>,
    private readonly patience: number,
  ) {
    this.call = call;
  }

  /** @returns nothing if there is room for more, otherwise a promise of room, which fails with `Gone` */
  send(message: Message): Promise<void> | undefined {
    if (this.call.cancelled) throw new Gone();
    return this.call.write(message) ? undefined : this.room();
  }

  /** Says nothing for so many milliseconds. @throws Gone */
  async pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await this.until((done) => setTimeout(done, milliseconds));
  }

  private async room(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let isLate = false;
    const expired = (done: () => void): void => {
      isLate = true;
      done();
    };
    try {
      await this.until((done) => {
        this.call.once('drain', done);
        if (this.patience < Infinity) timer = setTimeout(expired, this.patience, done);
      });
    } finally {
      clearTimeout(timer);
    }
    if (isLate) throw operationTimedOut('the reader is too slow');
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
