import { MemoryReadModels, MemoryReadStore } from './memory-read-store.js';
import { describeReadStore } from '../read-store-contract.js';

/** Writes a batch as a whole, or is killed before. */
class DoomedStore extends MemoryReadStore {
  constructor(
    models: MemoryReadModels,
    private left: number,
  ) {
    super(models);
  }

  override async writer(...of: Parameters<MemoryReadStore['writer']>) {
    const writer = await super.writer(...of);
    const write = writer.write.bind(writer);
    writer.write = async (batch) => {
      if (--this.left < 0) throw new Error('Killed.');
      await write(batch);
    };
    return writer;
  }
}

describeReadStore('The memory store', async () => {
  const models = new MemoryReadModels();
  return {
    open: async () => new MemoryReadStore(models),
    openDoomed: async (writes) => new DoomedStore(models, writes),
  };
});
