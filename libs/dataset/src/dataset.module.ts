import { AuditModule } from '@odr/audit';
import { Module } from '@nestjs/common';
import { PrincipalReader } from '@odr/access';
import { ContentModule } from '@odr/content';
import { SealingModule } from '@odr/platform';

import { DATASET_CONFIG, datasetConfig } from './dataset.config.js';
import { DatasetReader } from './dataset/dataset.reader.js';
import { DatasetRepository } from './dataset/dataset.repository.js';
import { DatasetService } from './dataset/dataset.service.js';
import { ExportRepository } from './export.repository.js';
import { ExportService } from './export.service.js';
import { DatasetLookup } from './dataset/dataset.lookup.js';
import { PUSH_CONFIG, pushConfig } from './push/push.config.js';
import { PushCredentials } from './push/push.credentials.js';
import { PushRepository } from './push/push.repository.js';
import { PushService } from './push/push.service.js';
import { SourceAgreementReader } from './version/agreement.reader.js';
import { DiffService } from './version/diff.service.js';
import { Freezer } from './version/freezer.js';
import { ManifestFile } from './version/manifest.file.js';
import { ProofService } from './version/proof.service.js';
import { SelectionReader } from './version/selection.reader.js';
import { VersionItemReader } from './version/version-item.reader.js';
import { VersionReader } from './version/version.reader.js';
import { VersionRepository } from './version/version.repository.js';
import { VersionService } from './version/version.service.js';
import { FeedKeys } from './withdrawal/feed-keys.js';
import { VersionWithdrawalService } from './withdrawal/version-withdrawal.service.js';
import { VersionWithdrawalRepository } from './withdrawal/version-withdrawal.repository.js';
import { WithdrawalFeed } from './withdrawal/withdrawal-feed.js';
import { WithdrawalReader } from './withdrawal/withdrawal.reader.js';
import { WithdrawalRepository } from './withdrawal/withdrawal.repository.js';
import { WithdrawalService } from './withdrawal/withdrawal.service.js';
import { DownloadRepository } from './withdrawal/download.repository.js';

const SERVICES = [
  ExportRepository,
  ExportService,
  DatasetLookup,
  DatasetReader,
  DatasetRepository,
  DatasetService,
  DiffService,
  DownloadRepository,
  Freezer,
  ManifestFile,
  ProofService,
  PushCredentials,
  PushRepository,
  PushService,
  SelectionReader,
  SourceAgreementReader,
  VersionItemReader,
  VersionReader,
  VersionRepository,
  VersionService,
  FeedKeys,
  VersionWithdrawalRepository,
  VersionWithdrawalService,
  WithdrawalFeed,
  WithdrawalReader,
  WithdrawalRepository,
  WithdrawalService,
];

@Module({
  imports: [AuditModule, ContentModule, SealingModule],
  providers: [
    { provide: DATASET_CONFIG, useFactory: () => datasetConfig() },
    { provide: PUSH_CONFIG, useFactory: () => pushConfig() },
    PrincipalReader,
    ...SERVICES,
  ],
  exports: [DATASET_CONFIG, PUSH_CONFIG, ...SERVICES],
})
export class DatasetModule {}
