import { type LogSettings } from '../log/open-log.js';
import { type WatcherLogEntry } from '../watcher/log-entry.js';

/** What the projector's thread is given to begin with. */
export interface ProjectorSettings extends LogSettings {
  /** How many bytes its states may take, roughly. */
  readonly cacheBytes: number;
}

/** What it is told: that there are new events, or to stop. */
export type ToProjector = 'appended' | 'stop';

/** What it tells. */
export type FromProjector =
  | { readonly kind: 'running' }
  | { readonly kind: 'batch'; readonly projection: string; readonly events: number }
  | { readonly kind: 'trouble'; readonly error: string }
  | {
      readonly kind: 'quarantined';
      readonly projection: string;
      readonly stream: string;
      readonly error: string;
    }
  | { readonly kind: 'released'; readonly projection: string; readonly stream: string }
  | { readonly kind: 'watcher'; readonly entry: WatcherLogEntry }
  | { readonly kind: 'notices'; readonly lasting: number };
