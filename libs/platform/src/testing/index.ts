export * from './test-database.js';
export * from './seed.js';
export { processCache } from '../cache/process-cache.js';
export { MailServer } from './mail-server.js';
export { selfSigned } from './certificate.js';
export { S3Server } from '../storage/testing/s3-server.js';
export { tinyModel } from './tiny-model.js';
