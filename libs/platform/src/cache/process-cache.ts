import { createCache } from 'cache-manager';
import { SharedCache } from './shared-cache.js';

/** A cache of this process alone, for tests. */
export const processCache = (): SharedCache => new SharedCache(createCache());
