import type { Role } from '@odr/contracts';
import { newId, type UserId } from '@odr/kernel';
import type { TestDatabase } from '@odr/platform/testing';

/** Adds an active user whom nobody can sign in as; for specs that only need someone to be there. */
export async function insertUser(
  test: TestDatabase,
  { role = 'contributor', email = `${newId<string>()}@example.org` }: { role?: Role; email?: string } = {},
): Promise<UserId> {
  const id = newId<UserId>();
  await test.asOwner(
    `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, $2, 'Someone', 'none', $3)`,
    [id, email, role],
  );
  return id;
}
