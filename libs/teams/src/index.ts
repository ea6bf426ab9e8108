export { TeamsHttpModule } from './teams-http.module.js';
export { TeamsModule } from './teams.module.js';
export { TeamLookup } from './team.lookup.js';
export { TeamNotFound } from './team.errors.js';
export { TeamBelongings, type Counts, type TeamKeeper } from './deletion/team-belongings.js';
