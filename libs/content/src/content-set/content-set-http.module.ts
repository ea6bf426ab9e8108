import { Module } from '@nestjs/common';
import { TeamsModule } from '@odr/teams';
import { ContentModule } from '../content.module.js';
import { ContentSetController } from './content-set.controller.js';
import { ContentSetKeeper } from './content-set.keeper.js';
import { ContentSetReader } from './content-set.reader.js';

@Module({
  imports: [ContentModule, TeamsModule],
  controllers: [ContentSetController],
  providers: [ContentSetReader, ContentSetKeeper],
})
export class ContentSetHttpModule {}
