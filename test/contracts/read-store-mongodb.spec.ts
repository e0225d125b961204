import { describeReadStore } from '#testing';

import { readStoreHarness } from '../doubles/mongodb/read-store-harness.js';

describeReadStore('MongoDB', async () => readStoreHarness(process.env['MONGODB_URL'] ?? ''));
