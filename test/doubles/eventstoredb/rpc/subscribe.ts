import { randomUUID } from 'node:crypto';
import { type Filter } from '../filter.js';
import { resolve } from '../links.js';
import { type Position } from '../log/record.js';
import { type Node } from '../node.js';
import { type streams } from '../wire/protocol.js';
import {
  caughtUp,
  checkpoint,
  confirmation,
  eventResponse,
  fellBehind,
  type EventForm,
} from '../wire/read-responses.js';
import { type Outlet } from './outlet.js';
import { type Source } from './subscription-sources.js';

/** How far a subscription may fall behind before it has to catch up again. */
const LIVE_BUFFER = 1000;

export interface SubscribeOptions {
  readonly form: EventForm;
  readonly filter: Filter | undefined;
  readonly resolveLinks: boolean;
}

/** Sends what the source gives, and says how far it got, until the client has gone. @throws Gone, RpcError */
export async function subscribe(
  node: Node,
  source: Source,
  outlet: Outlet<streams.ReadResp>,
  { form, filter, resolveLinks }: SubscribeOptions,
): Promise<void> {
  const checkpoints = filter && new Checkpoints(filter.checkpointInterval);
  let live = false;
  await outlet.send(confirmation(randomUUID()));
  for (;;) {
    const record = source.next();
    if (record) {
      if (filter?.matches(record) !== false) {
        const busy = outlet.send(eventResponse(resolve(node.log, record, resolveLinks), form));
        if (busy) await busy;
      }
      const due = checkpoints?.pass(record.position);
      if (due) await outlet.send(checkpoint(due));
    } else if (live) {
      await news(node, outlet);
    } else {
      live = true;
      const last = checkpoints?.unsaid();
      if (last) await outlet.send(checkpoint(last));
      if (node.capabilities.caughtUp) await outlet.send(caughtUp());
    }
    if (live && source.behind() > LIVE_BUFFER) {
      live = false;
      if (node.capabilities.caughtUp) await outlet.send(fellBehind());
    }
  }
}

async function news({ log }: Node, outlet: Outlet<unknown>): Promise<void> {
  let deaf = (): void => undefined;
  try {
    await outlet.until((done) => (deaf = log.listen(done)));
  } finally {
    deaf();
  }
}

/** Counts the events that were looked at, whether they passed the filter or not. */
class Checkpoints {
  private readonly interval: number;
  private passed = 0;
  private last: Position | undefined;

  constructor(interval: number) {
    this.interval = interval;
  }

  /** @returns the position, if it is time to say it */
  pass(position: Position): Position | undefined {
    this.last = position;
    this.passed += 1;
    return this.passed % this.interval === 0 ? this.unsaid() : undefined;
  }

  /** The position of the last event looked at, if it was not said before. */
  unsaid(): Position | undefined {
    const last = this.last;
    this.last = undefined;
    return last;
  }
}
