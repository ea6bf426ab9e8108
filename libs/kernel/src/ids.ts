import { v7 } from 'uuid';

declare const brand: unique symbol;

/** A UUIDv7 string that the compiler will not let you confuse with another entity's. */
export type Id<B extends string> = string & { readonly [brand]: B };

export type UserId = Id<'User'>;
export type SessionId = Id<'Session'>;
export type ApiKeyId = Id<'ApiKey'>;
export type LinkedIdentityId = Id<'LinkedIdentity'>;
export type TeamId = Id<'Team'>;
export type InvitationId = Id<'Invitation'>;
export type ContentId = Id<'Content'>;
export type ContentSetId = Id<'ContentSet'>;
export type ImportId = Id<'Import'>;
export type ImportMappingId = Id<'ImportMapping'>;
export type AnnotationId = Id<'Annotation'>;
export type AnnotationSourceId = Id<'AnnotationSource'>;
export type CampaignId = Id<'Campaign'>;
export type CampaignItemId = Id<'CampaignItem'>;
export type AssignmentId = Id<'Assignment'>;
export type RevalidationId = Id<'Revalidation'>;
export type CleaningId = Id<'Cleaning'>;
export type SuggestionId = Id<'Suggestion'>;
export type SuggestionModelId = Id<'SuggestionModel'>;
export type SuggestionRunId = Id<'SuggestionRun'>;
export type EngineId = Id<'Engine'>;
export type SavedSearchId = Id<'SavedSearch'>;
export type CaseId = Id<'Case'>;
export type AppealId = Id<'Appeal'>;
export type SuspensionId = Id<'Suspension'>;
export type HashBankId = Id<'HashBank'>;
export type HashEntryId = Id<'HashEntry'>;
export type HashScanId = Id<'HashScan'>;
export type BatchId = Id<'Batch'>;
export type ReportId = Id<'Report'>;
export type PublicNoticeId = Id<'PublicNotice'>;
export type DecisionId = Id<'Decision'>;
export type RuleId = Id<'Rule'>;
export type BacktestId = Id<'Backtest'>;
export type JobId = Id<'Job'>;
export type EventId = Id<'Event'>;
export type MailMessageId = Id<'MailMessage'>;
export type NotificationId = Id<'Notification'>;

/** A new UUIDv7 (RFC 9562): sorts by creation time, so primary keys append to their index. */
export const newId = <T extends string>(): T => v7() as T;
