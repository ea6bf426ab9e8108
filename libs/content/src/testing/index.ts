export { processBroken } from './broken-pictures.js';
export { heifEncoder } from './heif-encoder.js';
