import {
  contentSetOrigin,
  contentUpdate,
  contentSetItems,
  moderationClaimItems,
  moderationDecide,
  notificationList,
  savedSearchCreate,
  savedSearchFreeze,
  savedSearchGet,
} from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aPicture } from './support/pictures.js';
import { until } from './support/waiting.js';

describe('a search that is kept', () => {
  it('tells of a picture when it is published, and becomes a set that knows where it came from', async () => {
    const [carla, ada, mina] = [
      await Actor.contributor(),
      await Actor.contributor('Ada Seeker'),
      await Actor.moderator(),
    ];
    const query = { q: 'quokkaphone', mode: 'text' as const };
    const body = { name: 'Quokkaphones', query, alert: 'at_once' as const };
    const search = await ok(savedSearchCreate({ client: ada.client, body }));
    const { id } = await carla.contribute(await aPicture(), 'plain.jpg');
    await ok(contentUpdate({ client: carla.client, path: { id }, body: { altText: 'A quokkaphone at rest' } }));
    const told = async (): Promise<string[]> =>
      (await ok(notificationList({ client: ada.client }))).items.map(({ path }) => path ?? '');
    expect(await told()).toEqual([]);

    await publish(mina, id);
    await until('Ada is told', async () => (await told()).includes(`/saved-searches/${search.id}`));

    expect(await ok(savedSearchGet({ client: ada.client, path: { id: search.id } }))).toMatchObject({ newCount: 1 });
    const frozen = await ok(
      savedSearchFreeze({ client: ada.client, path: { id: search.id }, body: { name: 'Frozen quokkaphones' } }),
    );
    expect(frozen).toMatchObject({ query, plan: 'text', added: 1, state: 'done' });
    const path = { id: frozen.setId };
    expect((await ok(contentSetItems({ client: ada.client, path }))).items.map(({ content }) => content.id)).toEqual([
      id,
    ]);
    for (const other of [carla, Actor.anonymous()]) {
      expect(await refused(contentSetOrigin({ client: other.client, path }))).toMatchObject({ status: 404 });
    }
    expect(await refused(savedSearchGet({ client: carla.client, path: { id: search.id } }))).toMatchObject({
      status: 404,
    });
  });
});

async function publish(moderator: Actor, contentId: string): Promise<void> {
  await until('it waits to be decided, and then is public', async () => {
    const claimed = await ok(
      moderationClaimItems({
        client: moderator.client,
        path: { name: 'pending' },
        body: { count: 50, leaseSeconds: 30 },
      }),
    );
    const item = claimed.items.find(({ subjectId }) => subjectId === contentId);
    if (!item) return false;
    const leaseTokens = { [item.id]: item.leaseToken ?? 0 };
    await ok(
      moderationDecide({ client: moderator.client, body: { itemIds: [item.id], leaseTokens, action: 'approve' } }),
    );
    return true;
  });
}
