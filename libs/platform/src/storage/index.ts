export * from './blob-store.js';
export * from './growing-files.js';
export * from './local-blob-store.js';
export { S3BlobStore } from './s3-blob-store.js';
export * from './storage.config.js';
export * from './storage.errors.js';
export * from './storage.module.js';
