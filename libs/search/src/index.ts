export { SearchHttpModule } from './search-http.module.js';
export { SearchModule } from './search.module.js';
export { SearchService, type SearchAnswer, type SearchQuestion } from './search.service.js';
export { SearchWorkerModule } from './search-worker.module.js';
export { SimilarService } from './similar/similar.service.js';
