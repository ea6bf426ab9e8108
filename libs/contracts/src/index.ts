export * from './audit.js';
export * from './events.js';
export * from './features.js';
export * from './jobs.js';
export * from './permissions.js';
export * from './problem-codes.js';
export * from './vocabularies.js';
