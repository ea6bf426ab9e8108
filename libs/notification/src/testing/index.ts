import type { LetterName, Letters, NoticeOf, Role } from '@odr/contracts';
import { Clock, type UserId } from '@odr/kernel';
import { JobQueue, type Database } from '@odr/platform';
import { seedUser, type TestDatabase } from '@odr/platform/testing';
import { LetterBox } from '../letter/letter-box.js';
import { MailMessageRepository } from '../letter/mail-message.repository.js';
import { NoticeRepository } from '../notice/notice.repository.js';
import { Notices } from '../notice/notices.js';

/** A letter box for services that a test puts together by hand. */
export const letterBoxOn = (db: Database): LetterBox =>
  new LetterBox(db, new MailMessageRepository(db), new JobQueue(db), new Clock());

/** The same for notices. */
export const noticesOn = (db: Database): Notices =>
  new Notices(db, new NoticeRepository(db), letterBoxOn(db), new JobQueue(db), new Clock());

/** The letters that wait for this address, oldest first, with what they say: one-time links and all. */
export function lettersTo<L extends LetterName>(
  db: Database,
  email: string,
  letter?: L,
): Promise<{ readonly letter: L; readonly data: Letters[L] }[]> {
  return db.query(
    `SELECT letter, data FROM mail_message
      WHERE to_email = $1 AND state = 'waiting' AND ($2::text IS NULL OR letter = $2) ORDER BY id`,
    [email, letter ?? null],
  );
}

/** What this person was told, oldest first. */
export const noticesOf = (db: Database, userId: UserId): Promise<NoticeOf[]> =>
  db.query(`SELECT kind, data FROM notification WHERE user_id = $1 ORDER BY id`, [userId]);

/** Someone whose address has been verified, so that mails go there. */
export async function verifiedUser(world: Pick<TestDatabase, 'db'>, role?: Role): Promise<UserId> {
  const id = await seedUser(world, role);
  await world.db.query(`UPDATE user_account SET email_verified_at = now() WHERE id = $1`, [id]);
  return id;
}
