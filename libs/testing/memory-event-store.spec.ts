import { describeEventStore } from './event-store-contract.js';
import { MemoryEventStore, MemoryLog } from './memory-event-store.js';

describeEventStore('The memory store', async () => {
  const log = new MemoryLog();
  return { open: async () => new MemoryEventStore(log) };
});
