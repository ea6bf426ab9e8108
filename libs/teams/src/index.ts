export { TeamsHttpModule } from './teams-http.module.js';
export { TeamsModule } from './teams.module.js';
export { TeamLookup } from './team.lookup.js';
export { TeamNotFound } from './team.errors.js';
export { TeamBelongings, type Counts, type TeamKeeper } from './deletion/team-belongings.js';
export { TeamActivityQuery } from './dashboard/dto/team-activity.query.dto.js';
export { TeamActivityItemResponse, TeamActivityResponse } from './dashboard/dto/team-activity.response.dto.js';
