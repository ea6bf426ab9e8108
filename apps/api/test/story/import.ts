import { annotationList } from '@odr/sdk';
import { Actor } from '../support/actor.js';
import { ok } from '../support/answers.js';
import { fixturePath } from '../support/fixtures.js';
import { odr } from '../support/odr-command.js';
import { photosSeenBy } from './collection.js';

export const importing = (): void => {
  const omi = (): ReturnType<typeof odr> => odr('import', fixturePath('omi'), '--license', 'CC0-1.0');

  const held = async (): Promise<{ photos: number; captions: number }> => {
    const administrator = await Actor.administrator();
    const photos = await photosSeenBy(administrator);
    const pages = await Promise.all(
      [...photos.values()].map(({ id }) => ok(annotationList({ client: administrator.client, path: { id } }))),
    );
    return { photos: photos.size, captions: pages.flatMap(({ items }) => items).length };
  };

  it('takes in five pictures and five captions, and reports by line the two whose picture is not there', async () => {
    const { code, output } = await omi();

    expect(output).toMatch(/Pictures: 5 new/);
    expect(output).toMatch(/Annotations: 5 new, 0 already here, 2 failed/);
    expect(output).toMatch(/output\.jsonl:6: .*childs-hand/);
    expect(output).toMatch(/output\.jsonl:7: .*girl/);
    expect(code).toBe(2);
    expect(await held()).toEqual({ photos: 5, captions: 5 });
  });

  it('changes nothing the second time, and says so', async () => {
    const { output } = await omi();

    expect(output).toMatch(/Nothing changed/);
    expect(await held()).toEqual({ photos: 5, captions: 5 });
  });

  it('processes all of them', async () => {
    const administrator = await Actor.administrator();

    const processed = await Promise.all(
      [...(await photosSeenBy(administrator)).values()].map(({ id }) => administrator.processed(id)),
    );

    expect(processed.map(({ processingState }) => processingState)).toEqual(Array.from({ length: 5 }, () => 'done'));
  });
};
