export * from './assert-never.js';
export { csvLine, csvOf } from './csv.js';
export * from './clock.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './page.js';
export type { PublicOf } from './public-of.js';
