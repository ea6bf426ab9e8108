import { BankGate } from './bank-gate.js';
import { BankVerdicts } from './bank-verdicts.js';
import { BankController } from './bank.controller.js';
import { BankProcessor } from './bank.processor.js';
import { BankReader } from './bank.reader.js';
import { BankRepository } from './bank.repository.js';
import { BankService } from './bank.service.js';
import { EntryImport } from './entry-import.js';
import { EntryController } from './entry.controller.js';
import { EntryRepository } from './entry.repository.js';
import { EntryService } from './entry.service.js';
import { MatchRepository } from './match.repository.js';
import { ScanRepository } from './scan.repository.js';
import { ScanService } from './scan.service.js';

/** Banks of known pictures, as parts of the module. */
export const BANK_PROVIDERS = [
  BankGate,
  BankReader,
  BankRepository,
  BankService,
  BankVerdicts,
  EntryImport,
  EntryRepository,
  EntryService,
  MatchRepository,
  ScanRepository,
  ScanService,
];
export const BANK_CONTROLLERS = [EntryController, BankController];
export const BANK_PROCESSORS = [BankProcessor];
