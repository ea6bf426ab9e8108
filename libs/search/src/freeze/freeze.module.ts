import { Module } from '@nestjs/common';
import { PrincipalReader } from '@odr/access';
import { ContentModule } from '@odr/content';
import { SavedSearchModule } from '../saved-search/saved-search.module.js';
import { FreezeRepository } from './freeze.repository.js';
import { FreezeService } from './freeze.service.js';

/** From searches to sets. */
@Module({
  imports: [ContentModule, SavedSearchModule],
  providers: [FreezeRepository, FreezeService, PrincipalReader],
  exports: [FreezeService],
})
export class FreezeModule {}
