import { MemoryReadModels, MemoryReadStore } from './memory-read-store.js';
import { describeReadStore } from './read-store-contract.js';

describeReadStore('The memory store', async () => {
  const models = new MemoryReadModels();
  return { open: async () => new MemoryReadStore(models) };
});
