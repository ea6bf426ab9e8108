export { DatasetHttpModule } from './dataset-http.module.js';
export { DatasetWorkerModule } from './dataset-worker.module.js';
