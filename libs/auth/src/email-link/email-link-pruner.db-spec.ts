import { Clock, type UserId } from '@odr/kernel';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { insertUser } from '../testing/insert-user.js';
import { EmailLinkPruner } from './email-link-pruner.js';
import { hashOfToken, newLinkToken } from './email-link.policy.js';
import { EmailLinkRepository } from './email-link.repository.js';

describe('links that nobody has used', () => {
  let test: TestDatabase;
  let links: EmailLinkRepository;
  let pruner: EmailLinkPruner;
  beforeAll(async () => {
    test = await testDatabase();
    links = new EmailLinkRepository(test.db);
    pruner = new EmailLinkPruner(links, new Clock());
  });
  afterAll(() => test.close());

  const put = (userId: UserId, expiresInMs: number) =>
    links.put({
      userId,
      purpose: 'change',
      email: 'next@example.com',
      tokenSha256: hashOfToken(newLinkToken()),
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + expiresInMs),
    });

  it('are forgotten once they have expired, with the addresses in them', async () => {
    const [late, early] = [await insertUser(test), await insertUser(test)];
    await put(late, -1);
    await put(early, 60_000);

    await pruner.prune();
    expect(await test.asOwner(`SELECT user_id AS "userId" FROM email_link`)).toEqual([{ userId: early }]);
  });
});
