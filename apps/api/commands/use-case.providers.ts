import type { Provider } from '@nestjs/common';
import { type HandleCommand, USE_CASE_HANDLERS } from '#application';
import { HANDLE_COMMAND } from '../tokens.js';

/** The handlers of all use cases, as the command bus finds them. */
export const useCaseProviders: Provider[] = USE_CASE_HANDLERS.map((Handler) => ({
  provide: Handler,
  useFactory: (handle: HandleCommand) => new Handler(handle),
  inject: [HANDLE_COMMAND],
}));
