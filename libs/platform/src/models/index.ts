export * from './image-model.js';
export * from './model.errors.js';
export * from './model-catalogue.js';
export * from './models.config.js';
export * from './models.module.js';
export * from './text-model.js';
export { workerBeside } from './model-pool.js';
export { installTextModel } from './text-model-installer.js';
