/** The TypeScript client of the HTTP interface: one function per operation, generated from apps/api/openapi.json. */
export * from './generated/index.js';
export { createClient, createConfig, type Client } from './generated/client/index.js';
