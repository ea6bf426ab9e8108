import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { newId } from '@odr/kernel';
import type { Caller } from '../callers.js';
import type { Relation } from '../outcome.js';
import type { World } from '../world.js';
import { absentId, type Kind, type Resource } from './kind.js';

/** A team of the caller's, one in which they are what they are to the team of the matrix, a stranger's. */
async function teamFor(world: World, relation: Relation, caller: Caller): Promise<string> {
  if (relation === 'absent') return absentId();
  if (relation === 'own') return world.team([[caller.userId ?? '', 'owner']]);
  if (relation === 'hidden') return world.team([[world.stranger.id, 'owner']]);
  return world.team([
    [world.mate.id, 'owner'],
    ...(caller.teamRole ? ([[caller.userId ?? '', caller.teamRole]] as const) : []),
  ]);
}

const TEAM_RELATIONS = ['own', 'team', 'hidden', 'absent'] as const;

export const team: Kind = {
  relations: TEAM_RELATIONS,
  async make(world, relation, caller): Promise<Resource> {
    return { id: await teamFor(world, relation, caller) };
  },
};

/** Teams that stand since before the first call: memberships are remembered for a moment. */
export const standingTeam: Kind = {
  relations: TEAM_RELATIONS,
  make: (world, relation, caller) => ({
    teamId:
      relation === 'own'
        ? (caller.ownTeamId ?? '')
        : relation === 'team'
          ? world.teamId
          : relation === 'hidden'
            ? world.strangersTeamId
            : absentId(),
  }),
};

/** A viewer of such a team. */
export const member: Kind = {
  relations: TEAM_RELATIONS,
  async make(world, relation, caller): Promise<Resource> {
    const id = await teamFor(world, relation, caller);
    const userId = world.judge.id;
    if (relation !== 'absent')
      await world.query(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'viewer')`, [id, userId]);
    return { id, userId };
  },
};

async function insertInvitation(world: World, teamId: string, email: string): Promise<Resource> {
  const [invitationId, token] = [newId<string>(), randomBytes(32).toString('base64url')];
  await world.query(
    `INSERT INTO team_invitation (id, team_id, email, role, token_sha256, invited_by, created_at, expires_at)
     VALUES ($1, $2, $3, 'viewer', $4, $5, now(), now() + interval '7 days')`,
    [invitationId, teamId, email, createHash('sha256').update(token).digest('hex'), world.stranger.id],
  );
  return { invitationId, token };
}

/** For somebody else, into such a team. */
export const invitation: Kind = {
  relations: TEAM_RELATIONS,
  async make(world, relation, caller): Promise<Resource> {
    const id = await teamFor(world, relation, caller);
    if (relation === 'absent') return { id, invitationId: absentId() };
    return { id, ...(await insertInvitation(world, id, `${randomUUID()}@example.org`)) };
  },
};

/** A link that was sent to the caller, or to somebody else. */
export const invitationLink: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { token: randomBytes(32).toString('base64url') };
    const email = relation === 'own' ? (caller.email ?? '') : world.mate.email;
    return insertInvitation(world, await teamFor(world, 'hidden', caller), email);
  },
};
