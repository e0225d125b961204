import { createHash } from 'node:crypto';
import { v5, v7 } from 'uuid';
import { type Clock, type Identity } from '#application';

/** Never change it: ids of what was recorded under a key follow from it. */
const NAMESPACE = 'f0a3a5c1-5f0e-5d0b-9c58-6e7a2d3c9b41';

export const identity: Identity = {
  fresh: () => v7(),
  named: (name) => v5(name, NAMESPACE),
  digest: (text) => createHash('sha256').update(text).digest('hex'),
};

export const systemClock: Clock = () => new Date().toISOString();
