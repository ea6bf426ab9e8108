import { Module } from '@nestjs/common';
import { Clock } from '@odr/kernel';
import { ContentModule } from '../content.module.js';
import { SourceStatements } from '../licensing/source-statements.js';
import { SourceWatcher } from './watch/source-watcher.js';
import { WatchProcessor } from './watch/watch.processor.js';
import { WatchRepository } from './watch/watch.repository.js';
import { WebModule } from './web.module.js';

/** Asks the sources of items again, on a schedule. */
@Module({
  imports: [ContentModule, WebModule],
  providers: [Clock, WatchRepository, SourceStatements, SourceWatcher, WatchProcessor],
})
export class WebWorkerModule {}
