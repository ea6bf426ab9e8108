import { Module } from '@nestjs/common';
import { TeamLookup } from './team.lookup.js';

/** For every process: what others ask about teams. */
@Module({ providers: [TeamLookup], exports: [TeamLookup] })
export class TeamsModule {}
