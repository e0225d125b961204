import { describeEventStore } from '../event-store-contract.js';
import { MemoryEventStore, MemoryLog } from './memory-event-store.js';

const prepare = async () => {
  const log = new MemoryLog();
  return { open: async () => new MemoryEventStore(log) };
};

describeEventStore('The memory store', prepare);
