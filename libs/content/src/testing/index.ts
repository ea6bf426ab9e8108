export { processBroken } from './broken-pictures.js';
export { heifEncoder } from './heif-encoder.js';
export { TeamContentApp, type Someone } from './team-content-app.js';
export { pdqOfPixels, type TurnedPdqHash } from '../image/pdq.js';
export { tarOf } from '../import/testing/tar-writer.js';
export { zipOf } from '../import/testing/zip-writer.js';
