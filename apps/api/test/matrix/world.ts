import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PERMISSIONS, PERSON_ONLY, type Permission, type Role, type TeamRole } from '@odr/contracts';
import { newId } from '@odr/kernel';
import { LocalBlobStore } from '@odr/platform';
import type { OwnSystem } from '../support/own-system.js';
import { aPicture } from '../support/pictures.js';
import { ANONYMOUS, type Caller, type CallerOf } from './callers.js';
import { enrol, signUp, tokenLike, type Account } from './accounts.js';

const SCOPABLE = PERMISSIONS.filter((permission) => !PERSON_ONLY.has(permission));

/** A system with everyone in it who calls, and the people whose things they try to reach. */
export class World {
  private constructor(
    readonly system: OwnSystem,
    /** Contributes to the team of the matrix, and owns what is its. */
    readonly mate: Account,
    /** In no team of anyone's. */
    readonly stranger: Account,
    /** Decides what others then try to take back. */
    readonly judge: Account,
    readonly administratorsToken: string,
    readonly teamId: string,
    readonly strangersTeamId: string,
    /** Of a picture that lies in the store. */
    readonly picture: { readonly bytes: Buffer; readonly sha256: string },
    readonly sourceId: string,
    readonly callers: readonly CallerOf[],
  ) {}

  static async create(system: OwnSystem): Promise<World> {
    const [mate, stranger, judge, administrator] = await Promise.all([
      signUp(system, { name: 'Tess Mate' }),
      signUp(system, { name: 'Sam Stranger' }),
      signUp(system, { name: 'Judy Judge', role: 'moderator' }),
      signUp(system, { name: 'Ann Admin', role: 'admin' }),
    ]);
    const teamId = await aTeam(system, [[mate.id, 'owner']]);
    const strangersTeamId = await aTeam(system, [[stranger.id, 'owner']]);
    const callers = await makeCallers(system, teamId);
    const bytes = await aPicture({ width: 64, height: 48 });
    const { sha256 } = await new LocalBlobStore(join(system.dataDir, 'blobs')).put('published', bytes);
    const sourceId = await aSource(system, stranger.id);
    // Of moderators a second factor is asked; one of them has none.
    await enrol(system, judge.token);
    await system.query(`UPDATE sign_in_policy SET second_factor_required_for = '{moderator}'`);
    // Roles, memberships and revocations hold everywhere within a second.
    await sleep(1_000);
    return new World(
      system,
      mate,
      stranger,
      judge,
      administrator.token,
      teamId,
      strangersTeamId,
      { bytes, sha256 },
      sourceId,
      callers,
    );
  }

  query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.system.query<Row>(sql, parameters);
  }

  /** The same caller on a device of their own, for calls that end the session they are made with. */
  async onAnotherDevice(caller: Caller): Promise<Caller> {
    if (caller.isRefused || caller.headers['authorization'] === undefined) return caller;
    const sid = newId<string>();
    await this.query(
      `INSERT INTO user_session (id, user_id, created_at, last_used_at, expires_at) VALUES ($1, $2, now(), now(), now() + interval '1 day')`,
      [sid, caller.userId],
    );
    return {
      ...caller,
      headers: { authorization: `Bearer ${tokenLike(this.system, tokenOf(caller), () => ({ sid }))}` },
    };
  }

  /** A team with these people in it. */
  team(members: readonly (readonly [userId: string, role: TeamRole])[]): Promise<string> {
    return aTeam(this.system, members);
  }
}

const tokenOf = ({ headers }: Caller): string => headers['authorization']?.replace('Bearer ', '') ?? '';

async function aTeam(
  system: OwnSystem,
  members: readonly (readonly [userId: string, role: TeamRole])[],
): Promise<string> {
  const id = newId<string>();
  await system.query(`INSERT INTO team (id, name) VALUES ($1, $2)`, [id, `Team ${id}`]);
  for (const [userId, role] of members)
    await system.query(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, $3)`, [id, userId, role]);
  return id;
}

export async function aSource(system: OwnSystem, userId: string): Promise<string> {
  const id = newId<string>();
  await system.query(
    `WITH first AS (INSERT INTO annotation_source_schema (source_id, version, annotation_schema) VALUES ($1, 1, '{"type":"object"}'))
     INSERT INTO annotation_source (id, name, type, annotation_schema, license, license_verdict, user_id)
     VALUES ($1, $2, 'other', '{"type":"object"}', 'CC0-1.0', 'open', $3)`,
    [id, `source ${id}`, userId],
  );
  return id;
}

/** Everyone the matrix calls as. */
async function makeCallers(system: OwnSystem, teamId: string): Promise<CallerOf[]> {
  const person = async (name: string, role: Role, teamRole?: TeamRole): Promise<Caller> => {
    const account = await signUp(system, { name, role });
    const standing = await aTeam(system, [[account.id, 'owner']]);
    if (teamRole !== undefined)
      await system.query(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, $3)`, [
        teamId,
        account.id,
        teamRole,
      ]);
    const proof = { authorization: `Bearer ${account.token}` };
    const { id: userId, email, password } = account;
    return { name, userId, email, password, ownTeamId: standing, role, ...(teamRole && { teamRole }), headers: proof };
  };
  const [outsider, viewer, contributor, teamAdmin, owner, moderator, admin] = await Promise.all([
    person('contributor outside', 'contributor'),
    person('team viewer', 'contributor', 'viewer'),
    person('team contributor', 'contributor', 'contributor'),
    person('team admin', 'contributor', 'admin'),
    person('team owner', 'contributor', 'owner'),
    person('moderator', 'moderator'),
    person('admin', 'admin'),
  ]);
  await enrol(system, tokenOf(moderator));
  const owing = await person('moderator who owes a second factor', 'moderator');
  const [inactive, signedOut, late, keyholder] = await Promise.all([
    person('deactivated user', 'contributor', 'owner'),
    person('revoked session', 'contributor', 'owner'),
    person('expired token', 'contributor', 'owner'),
    person('key', 'admin'),
  ]);
  await system.query(`UPDATE user_account SET is_active = false WHERE id = $1`, [inactive.userId]);
  await system.query(`UPDATE user_session SET revoked_at = now() WHERE user_id = $1`, [signedOut.userId]);
  const expired = tokenLike(system, tokenOf(late), ({ iat }) => ({ iat: iat - 7_200, exp: iat - 3_600 }));
  const keys = await Promise.all([
    ...SCOPABLE.map((scope) => aKey(system, keyholder, [scope])),
    ...SCOPABLE.map((scope) =>
      aKey(
        system,
        keyholder,
        SCOPABLE.filter((other) => other !== scope),
      ),
    ),
  ]);
  const personal = await aKey(system, keyholder, [...PERSON_ONLY]);
  const everyScope = await aKey(system, keyholder, [...SCOPABLE]);

  const keyFor = (permission: Permission, offset: number): Caller | undefined =>
    keys[SCOPABLE.indexOf(permission) + offset];
  const always =
    (caller: Caller): CallerOf =>
    () =>
      caller;
  return [
    ...[ANONYMOUS, outsider, viewer, contributor, teamAdmin, owner, moderator, admin].map(always),
    always({ ...owing, owesFactor: true }),
    ...[
      { ...inactive, isRefused: true },
      { ...signedOut, isRefused: true },
      { ...late, isRefused: true, headers: { authorization: `Bearer ${expired}` } },
    ].map(always),
    // Nobody can be given a key for what takes a person: there the nearest is a row that somebody forged.
    ({ permission = 'content.read' }) => ({
      ...(PERSON_ONLY.has(permission) ? personal : (keyFor(permission, 0) ?? personal)),
      name: 'key with exactly the scope',
    }),
    ({ permission = 'content.read' }) => ({
      ...(PERSON_ONLY.has(permission) ? everyScope : (keyFor(permission, SCOPABLE.length) ?? everyScope)),
      name: 'key with every scope but that one',
    }),
    always({ ...personal, name: 'key of what takes a person' }),
  ];
}

/** Put in as a row: some of these nobody can ask for. */
async function aKey(system: OwnSystem, owner: Caller, scopes: readonly Permission[]): Promise<Caller> {
  const key = `odr_${randomBytes(32).toString('base64url')}`;
  await system.query(
    `INSERT INTO api_key (id, user_id, name, prefix, sha256, scopes, created_at, expires_at)
     VALUES ($1, $2, 'matrix', $3, $4, $5, now(), now() + interval '1 day')`,
    [randomUUID(), owner.userId, key.slice(0, 10), createHash('sha256').update(key).digest('hex'), scopes],
  );
  return { ...owner, scopes: new Set(scopes), headers: { 'x-api-key': key } };
}
