export { DuplicatesHttpModule } from './duplicates-http.module.js';
export { DuplicatesModule } from './duplicates.module.js';
export { type Match, type MatchKind } from './duplicates.policy.js';
export { DuplicatesQueries, type ShownMatch } from './duplicates.queries.js';
export { DuplicatesReader } from './duplicates.reader.js';
export { DuplicatesWorkerModule } from './duplicates-worker.module.js';
export { ASK_BY_PIECES, nearHashes, turnedHashes, type HashTable, type TurnedHashes } from './hash-matches.js';
export { KnownHashes, type KnownHash } from './known-hashes.js';
export { KnownHashesModule } from './known-hashes.module.js';
