import { AppealController } from '../appeal/appeal.controller.js';
import { AppealNews } from '../appeal/appeal-news.js';
import { AppealReader } from '../appeal/appeal.reader.js';
import { AppealRepository } from '../appeal/appeal.repository.js';
import { AppealService } from '../appeal/appeal.service.js';
import { OverturnService } from '../appeal/overturn.service.js';
import { VerificationController } from '../event/verification.controller.js';
import { ModerationPolicies } from '../policy/moderation-policies.js';
import { ModerationPolicyController } from '../policy/moderation-policy.controller.js';
import { ModerationPolicyRepository } from '../policy/moderation-policy.repository.js';
import { ContributorReasons } from '../statement/contributor-reasons.js';
import { ContributorReasonsReader } from '../statement/contributor-reasons.reader.js';
import { StatementController } from '../statement/statement.controller.js';
import { StatementReader } from '../statement/statement.reader.js';
import { AccountController } from '../strike/account.controller.js';
import { AccountHistoryReader } from '../strike/account-history.reader.js';
import { StrikeRepository } from '../strike/strike.repository.js';
import { DecisionRecorder } from './decision.recorder.js';
import { DecisionTermsReader } from './decision.terms.js';
import { SuspensionAppealController } from '../strike/suspension-appeal.controller.js';
import { SuspensionAppealReader } from '../strike/suspension-appeal.reader.js';
import { SuspensionAppealService } from '../strike/suspension-appeal.service.js';
import { SuspensionRepository } from '../strike/suspension.repository.js';
import { SuspensionService } from '../strike/suspension.service.js';
import { DecisionProcessor } from './decision.processor.js';
import { ExpiryService } from './expiry.service.js';
import { LabelController } from './label.controller.js';
import { LabelReader } from './label.reader.js';
import { Unlabelling } from './unlabelling.js';
import { HeldCaseRepository } from './held-case.repository.js';

/** What decisions rest on and what follows from them, as the modules of this library put it together. */
export const DECISION_PROVIDERS = [
  AccountHistoryReader,
  AppealReader,
  AppealRepository,
  AppealService,
  OverturnService,
  StatementReader,
  DecisionRecorder,
  DecisionTermsReader,
  ExpiryService,
  HeldCaseRepository,
  LabelReader,
  Unlabelling,
  ModerationPolicies,
  ModerationPolicyRepository,
  StrikeRepository,
  SuspensionAppealReader,
  SuspensionAppealService,
  SuspensionRepository,
  SuspensionService,
];

export const DECISION_CONTROLLERS = [
  AccountController,
  AppealController,
  ModerationPolicyController,
  LabelController,
  StatementController,
  SuspensionAppealController,
  VerificationController,
];

/** What the worker and other modules use of it. */
export const DECISION_EXPORTS = [ExpiryService, ModerationPolicies, SuspensionAppealService];

export const DECISION_PROCESSORS = [AppealNews, DecisionProcessor, ContributorReasons, ContributorReasonsReader];
