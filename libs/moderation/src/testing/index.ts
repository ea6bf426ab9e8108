export { manyModerators } from './many-moderators.js';
export { reportFlood } from './report-flood.js';
