import { Worker } from 'node:worker_threads';
import { type Send } from '#process-managers';
import { type Asked, answer } from './intentions.js';
import { type FromProjector, type ProjectorSettings, type ToProjector } from './messages.js';

/** Appends within so many milliseconds are told of together. */
const TELL_AFTER_MS = 5;
const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 5_000;
/** What went wrong is over when it has not happened again for so long. */
const WELL_AFTER_MS = 5_000;
/** How long to wait for it to finish its batch. */
const STOP_MS = 8_000;

export interface ProjectorHealth {
  readonly isUp: boolean;
  /** What went wrong last, if it is not over. */
  readonly trouble?: string;
  /** How often the thread had to be started again. */
  readonly restarts: number;
}

/** Runs the projector in a thread of its own, and starts it again if it ends. */
export class ProjectorThread {
  private worker: Worker | undefined;
  private isUp = false;
  private isStopping = false;
  private restarts = 0;
  /** Restarts in a row after which it did not get well. */
  private failures = 0;
  private startedAt = 0;
  private trouble: { readonly error: string; readonly at: number } | undefined;
  private telling: NodeJS.Timeout | undefined;
  private restarting: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: ProjectorSettings,
    private readonly onMessage: (message: FromProjector) => void,
  ) {}

  /** @param carryOut what the watcher wants, which is in the same thread */
  start(carryOut: Send): void {
    const worker = new Worker(new URL(import.meta.resolve('#projector-worker')), {
      workerData: this.settings,
    });
    this.worker = worker;
    this.startedAt = performance.now();
    worker.on('message', (message: FromProjector | Asked) => {
      if (message.kind === 'intention') void answer(message, carryOut);
      else this.hear(message);
    });
    worker.on('error', (error) => this.hear({ kind: 'trouble', error: error.message }));
    worker.once('exit', () => this.restart(carryOut));
  }

  get health(): ProjectorHealth {
    const { isUp, restarts, trouble } = this;
    const lasts = trouble !== undefined && (!isUp || performance.now() - trouble.at < WELL_AFTER_MS);
    return { isUp: isUp && !lasts, ...(lasts ? { trouble: trouble.error } : {}), restarts };
  }

  /** Says that there are new events, sooner than the thread would find out. */
  notify(): void {
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      this.send('appended');
    }, TELL_AFTER_MS);
  }

  /** Lets it finish what it writes. */
  async stop(): Promise<void> {
    const { worker } = this;
    this.isStopping = true;
    clearTimeout(this.telling);
    clearTimeout(this.restarting);
    if (worker === undefined) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.send('stop');
    const late = setTimeout(() => void worker.terminate(), STOP_MS);
    await ended;
    clearTimeout(late);
  }

  private hear(message: FromProjector): void {
    if (message.kind === 'running') this.isUp = true;
    if (message.kind === 'trouble') this.trouble = { error: message.error, at: performance.now() };
    this.onMessage(message);
  }

  private restart(carryOut: Send): void {
    this.worker = undefined;
    this.isUp = false;
    if (this.isStopping) return;
    if (performance.now() - this.startedAt > WELL_AFTER_MS) this.failures = 0;
    const wait = Math.min(FIRST_RESTART_MS * 2 ** this.failures, LONGEST_RESTART_MS);
    this.failures += 1;
    this.restarts += 1;
    this.restarting = setTimeout(() => this.start(carryOut), wait);
  }

  private send(message: ToProjector): void {
    this.worker?.postMessage(message);
  }
}
