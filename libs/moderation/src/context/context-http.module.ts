import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module.js';
import { ContextController } from './context.controller.js';
import { ContextReader } from './context.reader.js';
import { ContextService } from './context.service.js';

/** What stands beside a case while it is judged. */
@Module({
  imports: [ModerationModule],
  controllers: [ContextController],
  providers: [ContextReader, ContextService],
})
export class ContextHttpModule {}
