import { ImageModel, modelsConfig } from '@odr/platform';
import { climb, photographs, scene, WIDE_LADDER } from '@odr/duplicates/testing';

/** Scenes that no threshold was chosen by. */
const UNSEEN = 100;

describe('the ladder of edits', () => {
  const images = new ImageModel(modelsConfig());
  afterAll(() => images.onApplicationShutdown());

  it('finds the copies, calls them what they are, and takes nothing else for one', async () => {
    const scenes = await Promise.all(Array.from({ length: 16 }, (_, at) => scene(UNSEEN + at)));

    const { f1, copies, strangers, merged, missed } = await climb(
      [...photographs(), ...scenes],
      WIDE_LADDER,
      (picture) => images.embed(picture),
    );

    console.log(missed.join('\n'));
    process.stderr.write(
      `${copies.pairs} copies, F1 ${f1.toFixed(4)}, ${copies.labelled} with the right reason; ${strangers} strangers, ${merged.length} merged\n`,
    );
    expect(merged).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.98);
    expect(copies.labelled / copies.pairs).toBeGreaterThanOrEqual(0.9);
  }, 3_600_000);
});
