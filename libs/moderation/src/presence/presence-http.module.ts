import { PresenceBoardModule } from '@odr/platform';
import { Module } from '@nestjs/common';
import { PresenceController } from './presence.controller.js';
import { PresenceService } from './presence.service.js';

/** Who is where, for moderators. */
@Module({ imports: [PresenceBoardModule], controllers: [PresenceController], providers: [PresenceService] })
export class PresenceHttpModule {}
