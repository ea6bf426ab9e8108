import { Module } from '@nestjs/common';
import { ModelsModule } from '@odr/platform';
import { ContentModule } from '../content.module.js';
import { AccessibilityScanner } from './accessibility/accessibility.scanner.js';
import { FaceScanner } from './faces/face.scanner.js';
import { NsfwScanner } from './nsfw/nsfw.scanner.js';
import { QualityScanner } from './quality/quality.scanner.js';
import { ScanProcessor } from './scan.processor.js';
import { ScanRepository } from './scan.repository.js';
import { ScanService } from './scan.service.js';
import type { Scanner } from './scanner.js';
import { ALL_SCANNERS, Scanners } from './scanners.js';
import { TextScanner } from './text/text.scanner.js';
import { WatermarkScanner } from './watermark/watermark.scanner.js';

/** Another scanner: its class here, its card in scanner-cards.ts, its name and flags in the contracts. */
const SCANNER_CLASSES = [
  AccessibilityScanner,
  QualityScanner,
  NsfwScanner,
  FaceScanner,
  TextScanner,
  WatermarkScanner,
] as const;

/** Everything that looks at contents, for the worker. */
@Module({
  imports: [ContentModule, ModelsModule],
  providers: [
    ...SCANNER_CLASSES,
    { provide: ALL_SCANNERS, inject: [...SCANNER_CLASSES], useFactory: (...all: Scanner[]) => all },
    Scanners,
    ScanRepository,
    ScanService,
    ScanProcessor,
  ],
  exports: [ScanRepository, ScanService],
})
export class ScanWorkerModule {}
