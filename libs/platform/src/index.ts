export { SharedCache } from './cache/shared-cache.js';
export { SharedCacheModule } from './cache/shared-cache.module.js';
export { canonicalJson, chainHash, GENESIS_HASH } from './chain/hash-chain.js';
export * from './config/env.js';
export * from './database/data-source.js';
export * from './database/database.config.js';
export { DatabaseListener } from './database/database-listener.js';
export { Database, type AskWith } from './database/database.js';
export { OwnerDatabase, type OwnerQuery } from './database/owner-database.js';
export { DatabaseModule } from './database/database.module.js';
export { runMigrations } from './database/run-migrations.js';
export { isForeignKeyViolation } from './database/foreign-key-violation.js';
export { isStatementCancelled } from './database/statement-cancelled.js';
export { isUniqueViolation } from './database/unique-violation.js';
export { AnswersSecret } from './http/answers-secret.decorator.js';
export { DisplayName } from './http/display-name.decorator.js';
export * from './http/errors.js';
export * from './http/http-application.js';
export * from './http/http.config.js';
export { KeepsNoAnswer } from './http/keeps-no-answer.decorator.js';
export { HangUp } from './http/hang-up.decorator.js';
export { HttpModule } from './http/http.module.js';
export { PageQuery, UncountedPageQuery } from './http/page.query.dto.js';
export { UuidPipe } from './http/uuid.pipe.js';
export { VersionPipe } from './http/version.pipe.js';
export { ProblemResponse } from './http/problem.response.dto.js';
export { Problems } from './http/problems.decorator.js';
export * from './http/read-upload.js';
export { toProblem, type Problem } from './http/to-problem.js';
export { assertStorable } from './http/storable.js';
export { toFieldErrors } from './http/validation.pipe.js';
export {
  assertMatches,
  assertShows,
  BodyTagInterceptor,
  ChangeTagInterceptor,
  isAmong,
  VersionTagInterceptor,
} from './http/version-tag.js';
export { networkOf } from './limits/client-address.js';
export { GrowingDelay } from './limits/growing-delay.js';
export { limitsConfig, type BudgetName } from './limits/limits.config.js';
export { LimitsUnavailable, RateLimited } from './limits/limits.errors.js';
export { LimitsModule } from './limits/limits.module.js';
export { RateLimiter } from './limits/rate-limiter.js';
export * from './mail/index.js';
export { endWithParent } from './lifecycle/end-with-parent.js';
export * from './models/index.js';
export { LoggingModule } from './observability/logging.module.js';
export { currentAddress, currentRequestId, withRequestId } from './observability/request-context.js';
export { Outbox, OutsideTransaction } from './outbox/outbox.js';
export { PresenceBoard, type PeopleAt } from './presence/presence-board.js';
export { PresenceBoardModule } from './presence/presence-board.module.js';
export { HandlesEvent, HandlesJob, RunsEvery, type EventOf, type JobOf } from './queue/handles-job.js';
export { JobQueue, type AddJobOptions } from './queue/job-queue.js';
export * from './queue/queue-control.js';
export * from './queue/queue.config.js';
export * from './queue/queue.reader.js';
export { QueueModule, QueueWorkerModule } from './queue/queue.module.js';
export { SealingModule } from './sealing/sealing.module.js';
export { SecretBox } from './sealing/secret-box.js';
export * from './storage/index.js';
