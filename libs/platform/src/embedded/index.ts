export * from './embedded-postgres.js';
export * from './embedded-server-unavailable.js';
