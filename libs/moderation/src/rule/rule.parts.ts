import { RuleAlarmReader } from './alarm/rule-alarm.reader.js';
import { RuleAlarmService } from './alarm/rule-alarm.service.js';
import { BacktestReader } from './backtest/backtest.reader.js';
import { BacktestRepository } from './backtest/backtest.repository.js';
import { BacktestService } from './backtest/backtest.service.js';
import { FactLookup } from './facts/fact.lookup.js';
import { RulePrograms } from './language/rule-programs.js';
import { RuleController } from './rule.controller.js';
import { RuleProcessor } from './rule.processor.js';
import { RuleReader } from './rule.reader.js';
import { RuleRepository } from './rule.repository.js';
import { RuleService } from './rule.service.js';
import { RuleSettingRepository } from './rule-setting.repository.js';
import { FactSheetRepository } from './run/fact-sheet.repository.js';
import { FactSheetService } from './run/fact-sheet.service.js';
import { RuleEvaluationService } from './run/rule-evaluation.service.js';
import { RuleRunRepository } from './run/rule-run.repository.js';

/** What the module of moderation takes in of rules. */
export const RULE_PROVIDERS = [
  BacktestReader,
  BacktestRepository,
  BacktestService,
  FactLookup,
  FactSheetRepository,
  FactSheetService,
  RuleAlarmReader,
  RuleAlarmService,
  RuleEvaluationService,
  RulePrograms,
  RuleReader,
  RuleRepository,
  RuleRunRepository,
  RuleService,
  RuleSettingRepository,
];
export const RULE_CONTROLLERS = [RuleController];
export const RULE_PROCESSORS = [RuleProcessor];
