export * from './test-database.js';
export * from './seed.js';
export { processCache } from '../cache/process-cache.js';
