export { unpackDebianPackages } from './debian-packages.js';
export * from './embedded-postgres.js';
export * from './embedded-queue-server.js';
export * from './embedded-server-unavailable.js';
export * from './free-port.js';
export * from './given-postgres.js';
export * from './processes.js';
export * from './file-hash.js';
