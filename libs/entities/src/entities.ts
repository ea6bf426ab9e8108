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
import { SourceWatch } from './content/source-watch.entity.js';
import { UploadRefusal } from './content/upload-refusal.entity.js';
import { WebHost } from './content/web-host.entity.js';
import { WebObservation } from './content/web-observation.entity.js';
import { WebSiteFile } from './content/web-site-file.entity.js';
import { DatasetExport } from './dataset/dataset-export.entity.js';
import { DuplicateCluster } from './duplicates/duplicate-cluster.entity.js';
import { DuplicateMember } from './duplicates/duplicate-member.entity.js';
import { DuplicatePair } from './duplicates/duplicate-pair.entity.js';
import { DuplicateResolution } from './duplicates/duplicate-resolution.entity.js';
import { DuplicateRuling } from './duplicates/duplicate-ruling.entity.js';
import { PerceptualHash } from './duplicates/perceptual-hash.entity.js';
import { AnnotationEmbedding } from './embedding/annotation-embedding.entity.js';
import { ContentEmbedding } from './embedding/content-embedding.entity.js';
import { EmbeddingEngine } from './embedding/embedding-engine.entity.js';
import { ModerationCase } from './moderation/moderation-case.entity.js';
import { ModerationDecision } from './moderation/moderation-decision.entity.js';
import { ModerationEvent } from './moderation/moderation-event.entity.js';
import { ModerationQueue } from './moderation/moderation-queue.entity.js';
import { ModerationSetting } from './moderation/moderation-setting.entity.js';
import { ModerationSubject } from './moderation/moderation-subject.entity.js';
import { Report } from './moderation/report.entity.js';
import { MailMessage } from './notification/mail-message.entity.js';
import { NotificationPreference } from './notification/notification-preference.entity.js';
import { Notification } from './notification/notification.entity.js';
import { SearchConfiguration } from './search/search-configuration.entity.js';
import { SearchDocument } from './search/search-document.entity.js';
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
  ContentEmbedding,
  AnnotationEmbedding,
  PerceptualHash,
  DuplicateCluster,
  DuplicateMember,
  DuplicatePair,
  DuplicateResolution,
  DuplicateRuling,
  SearchConfiguration,
  SearchDocument,
  SearchStatistics,
  SearchTerm,
  SearchWord,
  ModerationQueue,
  ModerationCase,
  ModerationSetting,
  ModerationSubject,
  ModerationEvent,
  ModerationDecision,
  Report,
  DatasetExport,
  AuditEvent,
  AuditHead,
  MailMessage,
  Notification,
  NotificationPreference,
  FeatureToggle,
  ServiceAccount,
];
