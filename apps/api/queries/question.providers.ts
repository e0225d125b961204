import type { Provider } from '@nestjs/common';
import { AS_OF_HANDLERS, type Clock, READ_MODEL_HANDLERS, REPLAY_HANDLERS, ReadModels } from '#application';
import type { EventStore } from '#event-store';
import type { ReadStore } from '#read-store';
import { CLOCK, EVENT_STORE, READ_STORE } from '../tokens.js';

/** The handlers of all questions, as the query bus finds them. */
export const questionProviders: Provider[] = [
  {
    provide: ReadModels,
    useFactory: (documents: ReadStore, now: Clock) => new ReadModels(documents, now),
    inject: [READ_STORE, CLOCK],
  },
  ...READ_MODEL_HANDLERS.map((Handler) => ({
    provide: Handler,
    useFactory: (models: ReadModels) => new Handler(models),
    inject: [ReadModels],
  })),
  ...AS_OF_HANDLERS.map((Handler) => ({
    provide: Handler,
    useFactory: (models: ReadModels, store: EventStore) => new Handler(models, store),
    inject: [ReadModels, EVENT_STORE],
  })),
  ...REPLAY_HANDLERS.map((Handler) => ({
    provide: Handler,
    useFactory: (store: EventStore, now: Clock) => new Handler(store, now),
    inject: [EVENT_STORE, CLOCK],
  })),
];
