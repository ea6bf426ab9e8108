import { Module } from '@nestjs/common';
import { AuthModule } from '@odr/auth';
import { ContentLookup } from './content.lookup.js';
import { ContentRepository } from './content.repository.js';
import { ContentService } from './content.service.js';

/** Content for every process: commands for other modules, and answers to their questions. */
@Module({
  imports: [AuthModule],
  providers: [ContentRepository, ContentLookup, ContentService],
  // The repository for content's own processes only; it is not part of the front door.
  exports: [ContentLookup, ContentService, ContentRepository],
})
export class ContentModule {}
