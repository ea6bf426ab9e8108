import { CreateSearchFreeze20261123085500 } from './20261123085500-create-search-freeze.js';
import { CreateDiscovery20261123090500 } from './20261123090500-create-discovery.js';
import { NumberSearchEditions20261123093000 } from './20261123093000-number-search-editions.js';
import { CreateRoles20261122100000 } from './20261122100000-create-roles.js';
import { CreateQueue20261122100100 } from './20261122100100-create-queue.js';
import { CreateAccounts20261122100200 } from './20261122100200-create-accounts.js';
import { CreateContent20261122100300 } from './20261122100300-create-content.js';
import { CreateAnnotation20261122100400 } from './20261122100400-create-annotation.js';
import { CreateEmbedding20261122111000 } from './20261122111000-create-embedding.js';
import { CreateDuplicates20261122111100 } from './20261122111100-create-duplicates.js';
import { CreateSearch20261122111200 } from './20261122111200-create-search.js';
import { CreateSessions20261122112100 } from './20261122112100-create-sessions.js';
import { CreateAgreements20261122112200 } from './20261122112200-create-agreements.js';
import { GrantMigrations20261122112300 } from './20261122112300-grant-migrations.js';
import { CreateModeration20261122120000 } from './20261122120000-create-moderation.js';
import { CreateDatasetExport20261122121000 } from './20261122121000-create-dataset-export.js';
import { IndexPublishedHash20261122122000 } from './20261122122000-index-published-hash.js';
import { CreateAudit20261122173000 } from './20261122173000-create-audit.js';
import { CreateTeamInvitation20261122173100 } from './20261122173100-create-team-invitation.js';
import { CreateApiKeys20261122173200 } from './20261122173200-create-api-keys.js';
import { PrepareSignIn20261122183000 } from './20261122183000-prepare-sign-in.js';
import { CreateFeatureToggles20261122184500 } from './20261122184500-create-feature-toggles.js';
import { CreateLinkedIdentity20261122190000 } from './20261122190000-create-linked-identity.js';
import { GiveContentEventTeam20261122185000 } from './20261122185000-give-content-event-team.js';
import { CreateNotification20261122185100 } from './20261122185100-create-notification.js';
import { CreateSecondFactor20261122185500 } from './20261122185500-create-second-factor.js';
import { CreateEmailLink20261122190200 } from './20261122190200-create-email-link.js';
import { SpellDomains20261122190300 } from './20261122190300-spell-domains.js';
import { IndexAuditOrigin20261122190800 } from './20261122190800-index-audit-origin.js';
import { ExtendAgreements20261122190900 } from './20261122190900-extend-agreements.js';
import { CreateServiceAccounts20261122191500 } from './20261122191500-create-service-accounts.js';
import { LetContentComeBack20261122220200 } from './20261122220200-let-content-come-back.js';
import { LimitQueues20261122221000 } from './20261122221000-limit-queues.js';
import { CreateContentImport20261122221500 } from './20261122221500-create-content-import.js';
import { CreateContentUpload20261122221600 } from './20261122221600-create-content-upload.js';
import { CreateWeb20261122222130 } from './20261122222130-create-web.js';
import { GatherDuplicates20261122224500 } from './20261122224500-gather-duplicates.js';
import { VersionScans20261122224600 } from './20261122224600-version-scans.js';
import { CreateContentReceipt20261122225100 } from './20261122225100-create-content-receipt.js';
import { CreateContentBulkEdit20261122221400 } from './20261122221400-create-content-bulk-edit.js';
import { CreateContentSet20261122225500 } from './20261122225500-create-content-set.js';
import { CreateImportMapping20261122230100 } from './20261122230100-create-import-mapping.js';
import { KeepRecipes20261122230000 } from './20261122230000-keep-recipes.js';
import { LimitTeamStorage20261122231500 } from './20261122231500-limit-team-storage.js';
import { NameSourcesOnce20261122230800 } from './20261122230800-name-sources-once.js';
import { CreateSuggestion20261123014500 } from './20261123014500-create-suggestion.js';
import { VersionSourceSchemas20261123014530 } from './20261123014530-version-source-schemas.js';
import { CreateAnnotationCampaign20261123014500 } from './20261123014500-create-annotation-campaign.js';
import { KeepAnnotationHistory20261123015200 } from './20261123015200-keep-annotation-history.js';
import { FindUnturnedHashes20261123015500 } from './20261123015500-find-unturned-hashes.js';
import { CreateRevalidation20261123015700 } from './20261123015700-create-revalidation.js';
import { CreateAgreement20261123021100 } from './20261123021100-create-agreement.js';
import { CreateAnnotationRating20261123021000 } from './20261123021000-create-annotation-rating.js';
import { SeeOldestTransaction20261123021700 } from './20261123021700-see-oldest-transaction.js';
import { CreateAnnotationTerm20261123021800 } from './20261123021800-create-annotation-term.js';
import { WeighRaters20261123050000 } from './20261123050000-weigh-raters.js';
import { WeighSearchWords20261123052000 } from './20261123052000-weigh-search-words.js';
import { TellOfEngines20261123083400 } from './20261123083400-tell-of-engines.js';
import { EmbedInBatches20261123083200 } from './20261123083200-embed-in-batches.js';
import { DescribeEngines20261123081500 } from './20261123081500-describe-engines.js';
import { CreateSavedSearch20261123083000 } from './20261123083000-create-saved-search.js';
import { ShareSavedSearches20261123154600 } from './20261123154600-share-saved-searches.js';
import { CountMissedSearches20261123154500 } from './20261123154500-count-missed-searches.js';
import { CreateSearchRecall20261123083500 } from './20261123083500-create-search-recall.js';
import { KeepVectorsInLine20261123085000 } from './20261123085000-keep-vectors-in-line.js';
import { CreateAnnotationCleaning20261123050500 } from './20261123050500-create-annotation-cleaning.js';
import { CreateMap20261123084500 } from './20261123084500-create-map.js';
import { ProtectModerators20261123121230 } from './20261123121230-protect-moderators.js';
import { CountQueues20261123123100 } from './20261123123100-count-queues.js';
import { CreateRouting20261123123200 } from './20261123123200-create-routing.js';
import { RetireQueues20261123123300 } from './20261123123300-retire-queues.js';
import { WidenQueues20261123121100 } from './20261123121100-widen-queues.js';
import { LetContributorsAppeal20261123123000 } from './20261123123000-let-contributors-appeal.js';
import { GiveDecisionsGrounds20261123121000 } from './20261123121000-give-decisions-grounds.js';
import { CreateDataset20261123121500 } from './20261123121500-create-dataset.js';
import { WeighReports20261123122500 } from './20261123122500-weigh-reports.js';
import { CreateModerationRule20261123122600 } from './20261123122600-create-moderation-rule.js';
import { CreateHashBanks20261123122000 } from './20261123122000-create-hash-banks.js';
import { ProveLicenses20261123123700 } from './20261123123700-prove-licenses.js';
import { CreatePublicNotice20261123124000 } from './20261123124000-create-public-notice.js';
import { CreateModerationQuality20261123130500 } from './20261123130500-create-moderation-quality.js';
import { CreateDatasetPush20261123152600 } from './20261123152600-create-dataset-push.js';
import { AppealSuspensions20261123153200 } from './20261123153200-appeal-suspensions.js';
import { RememberSinceWhenCasesAreHeld20261123153400 } from './20261123153400-remember-since-when-cases-are-held.js';
import { CreateModerationBatches20261123124000 } from './20261123124000-create-moderation-batches.js';
import { KeepKeyboards20261123153500 } from './20261123153500-keep-keyboards.js';
import { TellOfErasedContents20261123201500 } from './20261123201500-tell-of-erased-contents.js';
import { FindUndeliveredMails20261123202000 } from './20261123202000-find-undelivered-mails.js';
import { LetRulesActWhileTheyChange20261123203000 } from './20261123203000-let-rules-act-while-they-change.js';
import { WithdrawVersions20261123201000 } from './20261123201000-withdraw-versions.js';
import { RememberEscalations20261123204000 } from './20261123204000-remember-escalations.js';
import { IndexEscalatedCases20261123162200 } from './20261123162200-index-escalated-cases.js';
import { IndexLabelling20261123205800 } from './20261123205800-index-labelling.js';
import { RememberWhatExportsLeaveOut20261123213000 } from './20261123213000-remember-what-exports-leave-out.js';

/** All migrations, oldest first. Named here rather than found by pattern, so that source and build agree. */
export const MIGRATIONS = [
  CreateRoles20261122100000,
  CreateQueue20261122100100,
  CreateAccounts20261122100200,
  CreateContent20261122100300,
  CreateAnnotation20261122100400,
  CreateEmbedding20261122111000,
  CreateDuplicates20261122111100,
  CreateSearch20261122111200,
  CreateSessions20261122112100,
  CreateAgreements20261122112200,
  GrantMigrations20261122112300,
  CreateModeration20261122120000,
  CreateDatasetExport20261122121000,
  IndexPublishedHash20261122122000,
  CreateAudit20261122173000,
  CreateTeamInvitation20261122173100,
  CreateApiKeys20261122173200,
  PrepareSignIn20261122183000,
  CreateFeatureToggles20261122184500,
  GiveContentEventTeam20261122185000,
  CreateNotification20261122185100,
  CreateSecondFactor20261122185500,
  CreateLinkedIdentity20261122190000,
  CreateEmailLink20261122190200,
  SpellDomains20261122190300,
  IndexAuditOrigin20261122190800,
  ExtendAgreements20261122190900,
  CreateServiceAccounts20261122191500,
  LetContentComeBack20261122220200,
  LimitQueues20261122221000,
  CreateContentImport20261122221500,
  CreateContentUpload20261122221600,
  CreateWeb20261122222130,
  GatherDuplicates20261122224500,
  VersionScans20261122224600,
  CreateContentBulkEdit20261122221400,
  CreateContentReceipt20261122225100,
  CreateContentSet20261122225500,
  CreateImportMapping20261122230100,
  KeepRecipes20261122230000,
  LimitTeamStorage20261122231500,
  NameSourcesOnce20261122230800,
  CreateSuggestion20261123014500,
  VersionSourceSchemas20261123014530,
  CreateAnnotationCampaign20261123014500,
  KeepAnnotationHistory20261123015200,
  FindUnturnedHashes20261123015500,
  CreateRevalidation20261123015700,
  CreateAgreement20261123021100,
  CreateAnnotationRating20261123021000,
  SeeOldestTransaction20261123021700,
  CreateAnnotationTerm20261123021800,
  WeighRaters20261123050000,
  WeighSearchWords20261123052000,
  CreateAnnotationCleaning20261123050500,
  DescribeEngines20261123081500,
  CreateSavedSearch20261123083000,
  EmbedInBatches20261123083200,
  TellOfEngines20261123083400,
  CreateSearchRecall20261123083500,
  CreateMap20261123084500,
  KeepVectorsInLine20261123085000,
  CreateSearchFreeze20261123085500,
  CreateDiscovery20261123090500,
  NumberSearchEditions20261123093000,
  GiveDecisionsGrounds20261123121000,
  WidenQueues20261123121100,
  ProtectModerators20261123121230,
  CreateDataset20261123121500,
  WeighReports20261123122500,
  CreateModerationRule20261123122600,
  CreateHashBanks20261123122000,
  LetContributorsAppeal20261123123000,
  ProveLicenses20261123123700,
  CountQueues20261123123100,
  CreateRouting20261123123200,
  CreatePublicNotice20261123124000,
  RetireQueues20261123123300,
  CreateModerationQuality20261123130500,
  CreateModerationBatches20261123124000,
  CreateDatasetPush20261123152600,
  AppealSuspensions20261123153200,
  KeepKeyboards20261123153500,
  RememberSinceWhenCasesAreHeld20261123153400,
  CountMissedSearches20261123154500,
  ShareSavedSearches20261123154600,
  IndexEscalatedCases20261123162200,
  WithdrawVersions20261123201000,
  TellOfErasedContents20261123201500,
  FindUndeliveredMails20261123202000,
  LetRulesActWhileTheyChange20261123203000,
  RememberEscalations20261123204000,
  IndexLabelling20261123205800,
  RememberWhatExportsLeaveOut20261123213000,
];
