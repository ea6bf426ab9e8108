import { FeatureToggle } from './administration/feature-toggle.entity.js';
import { ServiceAccount } from './administration/service-account.entity.js';
import { AgreementAnnotator } from './annotation/agreement-annotator.entity.js';
import { AgreementItem } from './annotation/agreement-item.entity.js';
import { AgreementProgress } from './annotation/agreement-progress.entity.js';
import { AgreementSource } from './annotation/agreement-source.entity.js';
import { AnnotationAssignment } from './annotation/annotation-assignment.entity.js';
import { AnnotationCampaignItem } from './annotation/annotation-campaign-item.entity.js';
import { AnnotationCampaignPerson } from './annotation/annotation-campaign-person.entity.js';
import { AnnotationCampaignSource } from './annotation/annotation-campaign-source.entity.js';
import { AnnotationCampaign } from './annotation/annotation-campaign.entity.js';
import { AnnotationCheck } from './annotation/annotation-check.entity.js';
import { AnnotationCleaning } from './annotation/annotation-cleaning.entity.js';
import { AnnotationCleaningItem } from './annotation/annotation-cleaning-item.entity.js';
import { AnnotationRevalidation } from './annotation/annotation-revalidation.entity.js';
import { AnnotationRater } from './annotation/annotation-rater.entity.js';
import { AnnotationRatingEvent } from './annotation/annotation-rating-event.entity.js';
import { AnnotationRatingLevel } from './annotation/annotation-rating-level.entity.js';
import { AnnotationRating } from './annotation/annotation-rating.entity.js';
import { AnnotationScore } from './annotation/annotation-score.entity.js';
import { AnnotationSourceLink } from './annotation/annotation-source-link.entity.js';
import { AnnotationSourceSchema } from './annotation/annotation-source-schema.entity.js';
import { AnnotationSource } from './annotation/annotation-source.entity.js';
import { AnnotationTerm } from './annotation/annotation-term.entity.js';
import { AnnotationVersion } from './annotation/annotation-version.entity.js';
import { Annotation } from './annotation/annotation.entity.js';
import { Suggestion } from './annotation/suggestion.entity.js';
import { SuggestionLook } from './annotation/suggestion-look.entity.js';
import { SuggestionModel } from './annotation/suggestion-model.entity.js';
import { SuggestionRun } from './annotation/suggestion-run.entity.js';
import { AuditEvent } from './audit/audit-event.entity.js';
import { AuditHead } from './audit/audit-head.entity.js';
import { AgreementAcceptance } from './auth/agreement-acceptance.entity.js';
import { AgreementText } from './auth/agreement-text.entity.js';
import { ApiKey } from './auth/api-key.entity.js';
import { EmailLink } from './auth/email-link.entity.js';
import { LinkedIdentity } from './auth/linked-identity.entity.js';
import { OauthAttempt } from './auth/oauth-attempt.entity.js';
import { OauthTicket } from './auth/oauth-ticket.entity.js';
import { RecoveryCode } from './auth/recovery-code.entity.js';
import { RefreshToken } from './auth/refresh-token.entity.js';
import { SignInPolicy } from './auth/sign-in-policy.entity.js';
import { TotpFactor } from './auth/totp-factor.entity.js';
import { UserAccount } from './auth/user-account.entity.js';
import { UserKeyboard } from './auth/user-keyboard.entity.js';
import { UserSession } from './auth/user-session.entity.js';
import { ContentAuthor } from './content/content-author.entity.js';
import { ContentBulkEditItem } from './content/content-bulk-edit-item.entity.js';
import { ContentBulkEdit } from './content/content-bulk-edit.entity.js';
import { ContentDerivative } from './content/content-derivative.entity.js';
import { ContentEvent } from './content/content-event.entity.js';
import { ContentImportItem } from './content/content-import-item.entity.js';
import { ContentImport } from './content/content-import.entity.js';
import { ImportMapping } from './content/import-mapping.entity.js';
import { ContentScanFailure } from './content/content-scan-failure.entity.js';
import { ContentReceipt } from './content/content-receipt.entity.js';
import { ContentScan } from './content/content-scan.entity.js';
import { ScannerRescan } from './content/scanner-rescan.entity.js';
import { BlobScrub } from './content/blob-scrub.entity.js';
import { ContentSet } from './content/content-set.entity.js';
import { ContentSetItem } from './content/content-set-item.entity.js';
import { ContentSource } from './content/content-source.entity.js';
import { Content } from './content/content.entity.js';
import { ContentUpload } from './content/content-upload.entity.js';
import { CreditRemoval } from './content/credit-removal.entity.js';
import { LicenseEvidence } from './content/license-evidence.entity.js';
import { SourceWatch } from './content/source-watch.entity.js';
import { UploadRefusal } from './content/upload-refusal.entity.js';
import { UsageGrant } from './content/usage-grant.entity.js';
import { UsageObservation } from './content/usage-observation.entity.js';
import { WebHost } from './content/web-host.entity.js';
import { WebObservation } from './content/web-observation.entity.js';
import { WebSiteFile } from './content/web-site-file.entity.js';
import { DatasetAcknowledgement } from './dataset/dataset-acknowledgement.entity.js';
import { DatasetDownload } from './dataset/dataset-download.entity.js';
import { DatasetExport } from './dataset/dataset-export.entity.js';
import { DatasetPush } from './dataset/dataset-push.entity.js';
import { DatasetSigningKey } from './dataset/dataset-signing-key.entity.js';
import { DatasetVersionExclusion } from './dataset/dataset-version-exclusion.entity.js';
import { DatasetVersionItem } from './dataset/dataset-version-item.entity.js';
import { DatasetVersionWithdrawal } from './dataset/dataset-version-withdrawal.entity.js';
import { DatasetVersion } from './dataset/dataset-version.entity.js';
import { DatasetWithdrawal } from './dataset/dataset-withdrawal.entity.js';
import { Dataset } from './dataset/dataset.entity.js';
import { DuplicateCluster } from './duplicates/duplicate-cluster.entity.js';
import { DuplicateMember } from './duplicates/duplicate-member.entity.js';
import { DuplicatePair } from './duplicates/duplicate-pair.entity.js';
import { DuplicateResolution } from './duplicates/duplicate-resolution.entity.js';
import { DuplicateRuling } from './duplicates/duplicate-ruling.entity.js';
import { PerceptualHash } from './duplicates/perceptual-hash.entity.js';
import { AnnotationEmbedding } from './embedding/annotation-embedding.entity.js';
import { ContentEmbedding } from './embedding/content-embedding.entity.js';
import { EmbeddingDue } from './embedding/embedding-due.entity.js';
import { EmbeddingEngine } from './embedding/embedding-engine.entity.js';
import { EmbeddingEngineSecret } from './embedding/embedding-engine-secret.entity.js';
import { EmbeddingFailure } from './embedding/embedding-failure.entity.js';
import { SearchRecallSample } from './embedding/search-recall-sample.entity.js';
import { SearchRecall } from './embedding/search-recall.entity.js';
import { HashBank } from './moderation/hash-bank.entity.js';
import { HashEntry } from './moderation/hash-entry.entity.js';
import { HashMatch } from './moderation/hash-match.entity.js';
import { HashScan } from './moderation/hash-scan.entity.js';
import { AccountSuspension } from './moderation/account-suspension.entity.js';
import { ModerationAppeal } from './moderation/moderation-appeal.entity.js';
import { ModerationStrike } from './moderation/moderation-strike.entity.js';
import { ModerationBatch } from './moderation/moderation-batch.entity.js';
import { ModerationBatchItem } from './moderation/moderation-batch-item.entity.js';
import { ModerationCase } from './moderation/moderation-case.entity.js';
import { ModerationDecision } from './moderation/moderation-decision.entity.js';
import { ModerationEvent } from './moderation/moderation-event.entity.js';
import { ModerationPolicy } from './moderation/moderation-policy.entity.js';
import { ModerationQueue } from './moderation/moderation-queue.entity.js';
import { ModerationQueueDelta, ModerationQueueTotal } from './moderation/moderation-queue-count.entity.js';
import { ModerationRouting } from './moderation/moderation-routing.entity.js';
import { ModerationSkip } from './moderation/moderation-skip.entity.js';
import { ModerationQueueMember } from './moderation/moderation-queue-member.entity.js';
import { ModerationBacktest } from './moderation/moderation-backtest.entity.js';
import { ModerationFactSheet } from './moderation/moderation-fact-sheet.entity.js';
import { ModerationRuleDay } from './moderation/moderation-rule-day.entity.js';
import { ModerationRuleHour } from './moderation/moderation-rule-hour.entity.js';
import { ModerationRuleRun } from './moderation/moderation-rule-run.entity.js';
import { ModerationRuleStep } from './moderation/moderation-rule-step.entity.js';
import { ModerationRuleVersion } from './moderation/moderation-rule-version.entity.js';
import { ModerationRule } from './moderation/moderation-rule.entity.js';
import { ModerationSetting } from './moderation/moderation-setting.entity.js';
import { ModerationSubject } from './moderation/moderation-subject.entity.js';
import { ModeratorExposure } from './moderation/moderator-exposure.entity.js';
import { ModeratorPreference } from './moderation/moderator-preference.entity.js';
import { ModerationDay } from './moderation/moderation-day.entity.js';
import { ModerationGold } from './moderation/moderation-gold.entity.js';
import { ModerationReview } from './moderation/moderation-review.entity.js';
import { PublicNotice } from './moderation/public-notice.entity.js';
import { Report } from './moderation/report.entity.js';
import { ReporterStanding } from './moderation/reporter-standing.entity.js';
import { MailMessage } from './notification/mail-message.entity.js';
import { NotificationPreference } from './notification/notification-preference.entity.js';
import { Notification } from './notification/notification.entity.js';
import { MapPoint } from './search/map-point.entity.js';
import { MapRegion } from './search/map-region.entity.js';
import { MapVersion } from './search/map-version.entity.js';
import { RecommendationDismissal } from './search/recommendation-dismissal.entity.js';
import { SavedSearchMatch } from './search/saved-search-match.entity.js';
import { SavedSearch } from './search/saved-search.entity.js';
import { SearchArrival } from './search/search-arrival.entity.js';
import { SearchConfiguration } from './search/search-configuration.entity.js';
import { SearchDocument } from './search/search-document.entity.js';
import { SearchFreeze } from './search/search-freeze.entity.js';
import { SearchGapReport } from './search/search-gap-report.entity.js';
import { SearchMissAsker } from './search/search-miss-asker.entity.js';
import { SearchMiss } from './search/search-miss.entity.js';
import { SearchStatistics } from './search/search-statistics.entity.js';
import { SearchTerm } from './search/search-term.entity.js';
import { SearchWord } from './search/search-word.entity.js';
import { IdempotentRequest } from './platform/idempotent-request.entity.js';
import { JobQueueLimit } from './platform/job-queue-limit.entity.js';
import { JobQueuePause } from './platform/job-queue-pause.entity.js';
import { Job } from './platform/job.entity.js';
import { OutboxEvent } from './platform/outbox-event.entity.js';
import { TeamInvitation } from './teams/team-invitation.entity.js';
import { TeamMember } from './teams/team-member.entity.js';
import { Team } from './teams/team.entity.js';

/** Every table's entity, for the data source. */
export const ENTITIES = [
  UserAccount,
  UserKeyboard,
  UserSession,
  ApiKey,
  EmailLink,
  LinkedIdentity,
  OauthAttempt,
  OauthTicket,
  RefreshToken,
  TotpFactor,
  RecoveryCode,
  SignInPolicy,
  AgreementText,
  AgreementAcceptance,
  Team,
  TeamMember,
  TeamInvitation,
  Content,
  ContentAuthor,
  ContentBulkEdit,
  ContentBulkEditItem,
  BlobScrub,
  ContentSet,
  ContentSetItem,
  ContentSource,
  ContentEvent,
  ContentReceipt,
  ContentScan,
  ContentScanFailure,
  ScannerRescan,
  ContentDerivative,
  ContentImport,
  ContentImportItem,
  ImportMapping,
  ContentUpload,
  UploadRefusal,
  WebHost,
  WebSiteFile,
  WebObservation,
  SourceWatch,
  CreditRemoval,
  LicenseEvidence,
  UsageGrant,
  UsageObservation,
  AnnotationSource,
  AnnotationSourceSchema,
  Annotation,
  AnnotationSourceLink,
  AnnotationCheck,
  AnnotationCleaning,
  AnnotationCleaningItem,
  AnnotationRevalidation,
  AnnotationTerm,
  AnnotationVersion,
  AnnotationCampaign,
  AnnotationCampaignSource,
  AnnotationCampaignPerson,
  AnnotationCampaignItem,
  AgreementAnnotator,
  AgreementItem,
  AgreementProgress,
  AgreementSource,
  AnnotationAssignment,
  AnnotationRating,
  AnnotationRatingEvent,
  AnnotationScore,
  AnnotationRater,
  AnnotationRatingLevel,
  SuggestionModel,
  Suggestion,
  SuggestionLook,
  SuggestionRun,
  Job,
  JobQueueLimit,
  JobQueuePause,
  OutboxEvent,
  IdempotentRequest,
  EmbeddingEngine,
  EmbeddingEngineSecret,
  EmbeddingDue,
  EmbeddingFailure,
  SearchRecallSample,
  SearchRecall,
  ContentEmbedding,
  AnnotationEmbedding,
  PerceptualHash,
  DuplicateCluster,
  DuplicateMember,
  DuplicatePair,
  DuplicateResolution,
  DuplicateRuling,
  SavedSearch,
  SavedSearchMatch,
  SearchArrival,
  SearchConfiguration,
  SearchDocument,
  RecommendationDismissal,
  SearchFreeze,
  SearchGapReport,
  SearchMiss,
  SearchMissAsker,
  SearchStatistics,
  SearchTerm,
  SearchWord,
  MapVersion,
  MapPoint,
  MapRegion,
  ModerationPolicy,
  ModerationQueue,
  ModerationQueueTotal,
  ModerationQueueDelta,
  ModerationRouting,
  ModerationSkip,
  ModerationQueueMember,
  AccountSuspension,
  ModerationAppeal,
  ModerationStrike,
  ModerationCase,
  ModerationRule,
  ModerationRuleVersion,
  ModerationRuleStep,
  ModerationFactSheet,
  ModerationRuleRun,
  ModerationRuleHour,
  ModerationRuleDay,
  ModerationBacktest,
  ModerationSetting,
  HashBank,
  HashEntry,
  HashMatch,
  HashScan,
  ModerationBatch,
  ModerationBatchItem,
  ModerationSubject,
  ModerationEvent,
  ModerationDecision,
  ModeratorExposure,
  ModeratorPreference,
  Report,
  ReporterStanding,
  PublicNotice,
  ModerationDay,
  ModerationGold,
  ModerationReview,
  DatasetAcknowledgement,
  DatasetDownload,
  DatasetExport,
  DatasetPush,
  DatasetSigningKey,
  DatasetVersionExclusion,
  DatasetVersionItem,
  DatasetVersionWithdrawal,
  DatasetVersion,
  DatasetWithdrawal,
  Dataset,
  AuditEvent,
  AuditHead,
  MailMessage,
  Notification,
  NotificationPreference,
  FeatureToggle,
  ServiceAccount,
];
