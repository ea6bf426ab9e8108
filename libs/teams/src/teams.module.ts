import { Module } from '@nestjs/common';
import { TeamBelongings } from './deletion/team-belongings.js';
import { TeamLookup } from './team.lookup.js';

/** For every process: what others ask about teams, and where they say what they keep for them. */
@Module({ providers: [TeamBelongings, TeamLookup], exports: [TeamBelongings, TeamLookup] })
export class TeamsModule {}
