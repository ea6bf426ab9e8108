import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';
import { wordsOf } from '../text/words.policy.js';
import { distinctiveWords, WordCounts } from './distinctive-words.policy.js';
import { MapLabelRepository, type NewRegion, type SaidThere } from './map-label.repository.js';
import { regionAt, type Regions } from './projection/regions.js';

/** Names need some texts, not all of them. */
const READ = 20_000;
const SHOWN = 3;
/** As many more may turn out to be stop words. */
const CANDIDATES = 12;
const NUMBER = /^\d+$/;

/** Names the parts of a map by what published items say there. */
@Injectable()
export class MapLabeller {
  constructor(
    private readonly db: Database,
    private readonly labels: MapLabelRepository,
  ) {}

  async label(versionId: number, regions: Regions): Promise<void> {
    const said = await this.labels.said(versionId, READ);
    const positions = Float32Array.from(said.flatMap(({ x, y }) => [x, y]));
    const words = said.map(vocabularyOf);
    const named: NewRegion[] = [];
    for (const [level, middles] of regions.middles.entries()) {
      const counts = new WordCounts();
      regionAt(regions, positions, level).forEach((region, at) => counts.add(region, words[at] ?? new Set()));
      const best = distinctiveWords(counts, CANDIDATES);
      const stops = await this.labels.stopWords([...new Set([...best.values()].flat())]);
      for (let region = 1; region <= middles.length / 2; region++) {
        const telling = (best.get(region) ?? []).filter((word) => !stops.has(word)).slice(0, SHOWN);
        const [x, y] = [middles[2 * region - 2] ?? 0, middles[2 * region - 1] ?? 0];
        named.push({ level, region, x, y, words: telling });
      }
    }
    await this.db.transaction(() => this.labels.replace(versionId, named));
  }
}

const vocabularyOf = ({ body }: SaidThere): ReadonlySet<string> =>
  new Set(wordsOf(body.toLowerCase()).filter((word) => !NUMBER.test(word)));
