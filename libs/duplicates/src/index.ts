export { DuplicatesHttpModule } from './duplicates-http.module.js';
export { DuplicatesModule } from './duplicates.module.js';
export { type Match, type MatchKind } from './duplicates.policy.js';
export { DuplicatesQueries, type ShownMatch } from './duplicates.queries.js';
export { DuplicatesReader } from './duplicates.reader.js';
export { DuplicatesWorkerModule } from './duplicates-worker.module.js';
