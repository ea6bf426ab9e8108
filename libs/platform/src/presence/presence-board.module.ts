import { Module } from '@nestjs/common';
import { PresenceBoard } from './presence-board.js';
import { PresenceServer } from './presence-server.js';

@Module({ providers: [PresenceServer, PresenceBoard], exports: [PresenceBoard] })
export class PresenceBoardModule {}
