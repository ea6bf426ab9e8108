export * from './embedded-postgres.js';
export * from './embedded-queue-server.js';
export * from './embedded-server-unavailable.js';
