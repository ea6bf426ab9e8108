import * as about from '../kinds/index.js';
import { aName, anAddress, json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const TEAM_ROUTES: Routes = {
  'GET /teams': route(about.nothing, rules.anyone),
  'POST /teams': route(
    about.nothing,
    rules.anyone,
    json(() => ({ name: aName() })),
  ),
  'GET /teams/{id}': route(about.team, rules.seesTeam),
  'PATCH /teams/{id}': route(
    about.team,
    rules.ownsTeam,
    json(() => ({ name: aName() })),
  ),
  'DELETE /teams/{id}': route(about.team, rules.ownsTeam),
  'GET /teams/{id}/deletion': route(about.team, rules.ownsTeam),
  'PUT /teams/{id}/quota': route(about.team, rules.anyone, json({ bytes: null })),
  'POST /teams/{id}/transfer': route(
    about.member,
    rules.ownsTeam,
    json(({ resource: { userId } }) => ({ userId })),
  ),
  'GET /teams/{id}/members': route(about.team, rules.seesTeam),
  'POST /teams/{id}/members': route(
    about.team,
    rules.looksAfterTeam,
    json(({ world }) => ({ userId: world.judge.id, role: 'viewer' })),
  ),
  'PATCH /teams/{id}/members/{userId}': route(about.member, rules.looksAfterTeam, json({ role: 'contributor' })),
  'DELETE /teams/{id}/members/{userId}': route(about.member, rules.looksAfterTeam),
  'POST /teams/{id}/invitations': route(
    about.team,
    rules.looksAfterTeam,
    json(() => ({ email: anAddress(), role: 'viewer' })),
  ),
  'GET /teams/{id}/invitations': route(about.team, rules.looksAfterTeam),
  'DELETE /teams/{id}/invitations/{invitationId}': route(about.invitation, rules.looksAfterTeam),
  'POST /invitations/{token}/accept': route(about.invitationLink, rules.onlyOwn),
  'GET /teams/{id}/people': route(about.team, rules.seesTeam),
  'GET /teams/{id}/activity': route(about.team, rules.seesTeam),
  'GET /teams/{id}/contents/statistics': route(about.team, rules.seesTeam),
  'GET /teams/{id}/contents/contributions': route(about.team, rules.seesTeam),
  'GET /teams/{id}/contents/activity': route(about.team, rules.seesTeam),
  'GET /teams/{id}/annotations/statistics': route(about.team, rules.seesTeam),
  'GET /teams/{id}/annotations/activity': route(about.team, rules.seesTeam),
  'POST /teams/{id}/invitations/{invitationId}/resend': route(about.invitation, rules.looksAfterTeam),
  'GET /invitations': route(about.nothing, rules.anyone),
  'GET /invitations/{token}': route(about.invitationLink, rules.onlyOwn),
  'POST /invitations/{token}/decline': route(about.invitationLink, rules.onlyOwn),
};
