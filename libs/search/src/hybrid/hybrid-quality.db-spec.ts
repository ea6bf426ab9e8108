import { ANONYMOUS_SCOPE } from '@odr/access';
import { visibleContents } from '@odr/content';
import { ModelCatalogue, modelsConfig, TEXT_EMBEDDING_MODEL, TextModel } from '@odr/platform';
import { seedContent, seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { toDocument } from '../index/document-text.policy.js';
import { SearchDocumentRepository } from '../index/search-document.repository.js';
import { TermCountRepository } from '../index/term-count.repository.js';
import { seeded, wordOf } from '../testing/scenes.js';
import { CorrectionService } from '../text/correction.service.js';
import { TermReader } from '../text/term.reader.js';
import { TextQueryService } from '../text/text-query.service.js';
import { TextReader } from '../text/text.reader.js';
import { WordReader } from '../text/word.reader.js';
import { fuse, type ArmScore } from './fusion.policy.js';
import { LEARNED_WEIGHTS } from './learned-weights.data.js';

/** Who does what where, each in words of several people: what a model of meaning knows to be the same. */
const WORDS = [
  ['dog', 'puppy', 'hound'],
  ['child', 'kid', 'toddler'],
  ['woman', 'lady'],
  ['man', 'guy', 'gentleman'],
  ['cyclist', 'biker'],
  ['horse', 'pony'],
];
const DOES = [
  ['runs', 'sprints', 'races'],
  ['rests', 'naps', 'sleeps'],
  ['jumps', 'leaps', 'hops'],
  ['eats', 'has a meal'],
  ['swims', 'paddles'],
];
const WHERE = [
  ['on the beach', 'at the seaside', 'by the ocean shore'],
  ['in the forest', 'among the trees', 'in the woods'],
  ['on the street', 'on the road'],
  ['in the snow', 'on a wintry field'],
  ['in a garden', 'in the backyard'],
];
const PICTURES = 100;
/** How often somebody knows where it is: what words find, and no meaning does. */
const NAMED = 0.5;

const VISIBLE = visibleContents(ANONYMOUS_SCOPE);

/** Two people describe each picture, a third looks for it; bench/search-quality does the same with real ones. */
describe('finding a picture by words and meaning together', () => {
  let world: TestDatabase;
  beforeAll(async () => (world = await testDatabase()));
  afterAll(() => world.close());

  it('works as well as it did', async () => {
    const catalogue = new ModelCatalogue();
    const model = new TextModel(modelsConfig(), catalogue);
    await model.install();
    if (!catalogue.isReady(TEXT_EMBEDDING_MODEL.name)) {
      console.warn('SKIPPED: the text model could not be fetched', catalogue.find(TEXT_EMBEDDING_MODEL.name)?.reason);
      return;
    }
    const scenes = captionsOfScenes();
    const vectors = await model.embedTexts(scenes.flat());
    await model.onApplicationShutdown();
    const ids = await described(scenes.map(([first = '', second = '']) => [first, second]));
    const terms = new TermReader(world.db);
    const queries = new TextQueryService(terms, new CorrectionService(new WordReader(world.db), terms));
    const reader = new TextReader(world.db);
    const [learned] = LEARNED_WEIGHTS.learned;
    const { text: textWeight = 0, captions: captionWeight = 0 } = learned?.weights ?? {};

    const places = { text: [] as number[], captions: [] as number[], hybrid: [] as number[] };
    for (const [at, [, , query = '']] of scenes.entries()) {
      const byWords = await reader.hits(await queries.understand(query, VISIBLE), VISIBLE, 1_000);
      const text = byWords.map(({ contentId, score }, rank): ArmScore => ({
        id: contentId,
        raw: score,
        rank: rank + 1,
      }));
      const captions = ids
        .map((id, of): ArmScore => ({
          id,
          raw: Math.max(...[0, 1].map((nth) => cosine(vectors[at * 3 + 2], vectors[of * 3 + nth]))),
          rank: null,
        }))
        .toSorted((a, b) => b.raw - a.raw);
      const arms = [
        { arm: 'text' as const, weight: textWeight, scores: text },
        { arm: 'captions' as const, weight: captionWeight, scores: captions, floor: learned?.floors.captions },
      ];
      const placeIn = (hits: readonly { readonly id: string }[]): number =>
        hits.findIndex(({ id }) => id === ids[at]) + 1;
      places.text.push(placeIn(text));
      places.captions.push(placeIn(captions));
      places.hybrid.push(placeIn(fuse(arms)));
    }

    const [text, captions, hybrid] = [places.text, places.captions, places.hybrid].map(inverseRank);
    console.log('mean inverse place', { text, captions, hybrid });
    // Measured: hybrid 0.87, words 0.73, captions 0.89. Words drawn from lists vary more than those of people, which favours
    // meaning; that hybrid is better than both is measured on what people wrote, by the bench.
    expect(hybrid).toBeGreaterThan(0.84);
    expect(hybrid).toBeGreaterThan((text ?? 1) + 0.1);
  }, 300_000);

  async function described(captions: readonly (readonly string[])[]): Promise<string[]> {
    const documents = new SearchDocumentRepository(world.db);
    const userId = await seedUser(world);
    const ids: string[] = [];
    for (const each of captions) {
      const id = await seedContent(world, { name: 'p', userId });
      const annotations = each.map((caption) => ({ caption }));
      const document = toDocument({ name: '', altText: null, authors: [], pictureText: null, annotations });
      await world.db.transaction(() => documents.store(id, document));
      ids.push(id);
    }
    await new TermCountRepository(world.db).recount();
    return ids;
  }
});

/** Three descriptions of each of some scenes, half of them with the name of the place; words are drawn. */
function captionsOfScenes(): string[][] {
  const random = seeded(2_026);
  const oneOf = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const all = WORDS.flatMap((who) =>
    DOES.flatMap((does) => WHERE.map((where) => ({ who, does, where, at: random() }))),
  );
  return all
    .toSorted((a, b) => a.at - b.at)
    .slice(0, PICTURES)
    .map(({ who, does, where }, at) =>
      [0, 1, 2].map(() => {
        const name = random() < NAMED ? ` near ${wordOf(at * 37)}` : '';
        return `A ${oneOf(who)} ${oneOf(does)} ${oneOf(where)}${name}.`;
      }),
    );
}

const inverseRank = (places: readonly number[]): number =>
  places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0) / places.length;

const cosine = (a?: Float32Array, b?: Float32Array): number =>
  a?.reduce((sum, x, i) => sum + x * (b?.[i] ?? 0), 0) ?? 0;
