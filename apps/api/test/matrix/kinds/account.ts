import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@odr/kernel';
import { aHash, ownerOf, type Kind, type Resource } from './kind.js';

export const user: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'own') return { id: caller.userId ?? '' };
    const id = newId<string>();
    if (relation === 'hidden')
      await world.query(
        `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, $2, 'Someone', '-', 'contributor')`,
        [id, `${id}@example.org`],
      );
    return { id };
  },
};

/** Never the caller: for what would end the sessions that the rest of the matrix calls with. */
export const otherUser: Kind = { ...user, relations: ['hidden', 'absent'] };

/** With a second factor, unless it is the caller. */
export const userWithFactor: Kind = {
  ...user,
  async make(world, relation, caller): Promise<Resource> {
    const { id = '' } = await user.make(world, relation, caller);
    if (relation === 'hidden')
      await world.query(
        `INSERT INTO totp_factor (user_id, sealed_secret, created_at, confirmed_at) VALUES ($1, 'sealed', now(), now())`,
        [id],
      );
    return { id };
  },
};

/** What a letter was sent with to a person who is not asking. */
const emailLink = (purpose: 'verify' | 'reset'): Kind => ({
  relations: ['published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const token = randomBytes(32).toString('base64url');
    if (relation === 'absent') return { token };
    const { id = '' } = await user.make(world, 'hidden', caller);
    await world.query(
      `INSERT INTO email_link (user_id, purpose, email, token_sha256, created_at, expires_at)
       VALUES ($1, $2, $3, $4, now(), now() + interval '1 hour')`,
      [id, purpose, `${id}@example.org`, createHash('sha256').update(token).digest('hex')],
    );
    return { token };
  },
});

export const verificationLink = emailLink('verify');
export const resetLink = emailLink('reset');

/** An account elsewhere by which somebody signs in, besides their password. */
export const linkedIdentity: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    await world.query(
      `INSERT INTO linked_identity (id, user_id, issuer, subject, linked_at) VALUES ($1, $2, 'https://github.com', $3, now())`,
      [id, ownerOf(world, relation, caller), id],
    );
    return { id };
  },
};

/** Another device's session, with the refresh token that it holds. */
export const session: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const [id, refreshToken] = [newId<string>(), randomBytes(32).toString('base64url')];
    if (relation === 'absent') return { id, refreshToken };
    await world.query(
      `WITH made AS (INSERT INTO user_session (id, user_id, created_at, last_used_at, expires_at)
                     VALUES ($1, $2, now(), now(), now() + interval '1 day') RETURNING id)
       INSERT INTO refresh_token (sha256, session_id, created_at, expires_at) SELECT $3, id, now(), now() + interval '1 day' FROM made`,
      [id, ownerOf(world, relation, caller), createHash('sha256').update(refreshToken).digest('hex')],
    );
    return { id, refreshToken };
  },
};

export const apiKey: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    await world.query(
      `INSERT INTO api_key (id, user_id, name, prefix, sha256, scopes, created_at, expires_at)
       VALUES ($1, $2, 'a key', 'odr_aaaaaa', $3, '{content.read}', now(), now() + interval '1 day')`,
      [id, ownerOf(world, relation, caller), aHash()],
    );
    return { id };
  },
};

/** What a mail was sent with to somebody who is not asking. */
export const unsubscribeLink: Kind = {
  relations: ['published', 'absent'],
  async make(world, relation) {
    const token = randomBytes(32).toString('base64url');
    if (relation === 'absent') return { token };
    await world.query(
      `INSERT INTO mail_message (id, letter, to_email, user_id, state, category, unsubscribe_sha256, created_at)
       VALUES ($1, 'digest', $2, $3, 'sent', 'teams', $4, now())`,
      [newId<string>(), world.mate.email, world.mate.id, createHash('sha256').update(token).digest('hex')],
    );
    return { token };
  },
};

/** A mail that was kept, because there is no server to send it. */
export const keptMail: Kind = {
  relations: ['published', 'absent'],
  make(world, relation) {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    const folder = join(world.system.dataDir, 'mailbox');
    mkdirSync(folder, { recursive: true });
    const text =
      'From: a@example.org\nTo: b@example.org\nSubject: hello\nDate: Sun, 01 Nov 2026 12:00:00 +0000\n\nHello.\n';
    writeFileSync(join(folder, `20261101T120000000Z-${id}.eml`), text);
    return { id };
  },
};

/** A mail that the server has not taken yet. */
export const delayedMail: Kind = {
  relations: ['published', 'absent'],
  async make(world, relation) {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    await world.query(
      `INSERT INTO mail_message (id, letter, to_email, user_id, data, attempts, failure, created_at)
       VALUES ($1, 'reset_password', $2, $3, $4, 1, '{"code": "ESOCKET"}', now())`,
      [id, world.mate.email, world.mate.id, { link: 'https://example.org', expiresAt: '2020-01-01T00:00:00Z' }],
    );
    return { id };
  },
};

/** A pipeline's account that a stranger answers for. */
export const serviceAccount: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation): Promise<Resource> {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    await world.query(
      `INSERT INTO user_account (id, kind, name, role) VALUES ($1, 'service', 'Captions', 'contributor')`,
      [id],
    );
    await world.query(`INSERT INTO service_account (user_id, owner_user_id, created_by) VALUES ($1, $2, $2)`, [
      id,
      world.stranger.id,
    ]);
    return { id };
  },
};

export const serviceAccountKey: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const { id = '' } = await serviceAccount.make(world, 'hidden', caller);
    const keyId = newId<string>();
    if (relation === 'hidden')
      await world.query(
        `INSERT INTO api_key (id, user_id, name, prefix, sha256, scopes, created_at, expires_at)
         VALUES ($1, $2, 'nightly', 'odr_', $3, '{content.read}', now(), now() + interval '1 day')`,
        [keyId, id, aHash()],
      );
    return { id, keyId };
  },
};
