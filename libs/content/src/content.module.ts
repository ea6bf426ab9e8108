import { Module } from '@nestjs/common';
import { AuthModule } from '@odr/auth';
import { modelsConfig } from '@odr/platform';
import { TeamsModule } from '@odr/teams';
import { CONTENT_CONFIG, contentConfig } from './content.config.js';
import { ContentLookup } from './content.lookup.js';
import { ContentReader } from './content.reader.js';
import { ContentRepository } from './content.repository.js';
import { ContentService } from './content.service.js';
import { ContentSetLookup } from './content-set/content-set.lookup.js';
import { ContentSetPlaces } from './content-set/content-set.places.js';
import { ContentSetRepository } from './content-set/content-set.repository.js';
import { ContentSetService } from './content-set/content-set.service.js';
import { ImportedCaptions } from './import/imported-captions.js';
import { Intake } from './intake/intake.service.js';
import { RefusalRepository } from './intake/refusal.repository.js';
import { DeletedRepository } from './deletion/deleted.repository.js';
import { LicenseEvidenceRepository } from './licensing/license-evidence.repository.js';
import { UsageRepository } from './licensing/usage.repository.js';
import { RestoreService } from './deletion/restore.service.js';
import { ArrivalChecks } from './processing/arrival-checks.js';
import { ImageInspector } from './processing/image-inspector.js';
import { ScanStateReader } from './scan/scan-state.reader.js';
import { scanConfig } from './scan/scan.config.js';
import type { ScannerCard } from './scan/scanner.js';
import { ALL_SCANNER_CARDS, cardsThatAreOn, SCANNER_CARDS, scannerCards } from './scan/scanner-cards.js';
import { TeamContentKeeper } from './team/team-content.keeper.js';
import { TeamContentRepository } from './team/team-content.repository.js';
import { TeamQuota } from './team/team-quota.js';
import { TimelineStations } from './timeline/timeline-stations.js';

/** Content for every process: commands for other modules, and answers to their questions. */
@Module({
  imports: [AuthModule, TeamsModule],
  providers: [
    { provide: CONTENT_CONFIG, useFactory: () => contentConfig() },
    { provide: ALL_SCANNER_CARDS, useFactory: () => scannerCards(modelsConfig()) },
    {
      provide: SCANNER_CARDS,
      inject: [ALL_SCANNER_CARDS],
      useFactory: (all: readonly ScannerCard[]) => cardsThatAreOn(all, scanConfig()),
    },
    ContentRepository,
    LicenseEvidenceRepository,
    UsageRepository,
    ContentLookup,
    ContentReader,
    ContentService,
    ContentSetLookup,
    ContentSetRepository,
    ContentSetService,
    ContentSetPlaces,
    DeletedRepository,
    RestoreService,
    ArrivalChecks,
    ImageInspector,
    RefusalRepository,
    Intake,
    ImportedCaptions,
    TeamContentRepository,
    TeamQuota,
    TeamContentKeeper,
    TimelineStations,
    ScanStateReader,
  ],
  // Settings and repository are for content's own routes and jobs; they are not part of the front door.
  exports: [
    CONTENT_CONFIG,
    ALL_SCANNER_CARDS,
    SCANNER_CARDS,
    ContentLookup,
    ContentReader,
    ContentService,
    ContentSetLookup,
    ContentSetPlaces,
    ContentSetRepository,
    ContentSetService,
    RestoreService,
    DeletedRepository,
    ContentRepository,
    LicenseEvidenceRepository,
    UsageRepository,
    Intake,
    ImportedCaptions,
    ArrivalChecks,
    ImageInspector,
    TeamQuota,
    TimelineStations,
    ScanStateReader,
  ],
})
export class ContentModule {}
