import type {
  ArmPartResponse,
  CorrectionResponse,
  ExamplePartResponse,
  FacetCountResponse,
  MissingArmResponse,
  RankingResponse,
  SearchWindowResponse,
  TermPartResponse,
} from '@odr/sdk';

import type { Content } from '../../shared/data-content/content.js';
import type { Page } from '../../shared/data-page/page.js';
import type { FilterName } from './search-state.js';

/** Of a search by words: what each way of searching and each word adds. Of one by pictures: what each example adds. */
export type ScoreParts =
  | {
      readonly arms: readonly Pick<ArmPartResponse, 'arm' | 'rank' | 'weight' | 'contribution'>[];
      readonly terms?: readonly Pick<TermPartResponse, 'word' | 'documents' | 'frequency' | 'score'>[];
    }
  | readonly Pick<ExamplePartResponse, 'example' | 'similarity' | 'contribution'>[];

/** A picture that was found; without a score when nothing was ranked. */
export interface Hit {
  readonly content: Content;
  readonly score?: number;
  /** Pieces of captions and tags as escaped HTML, with the words that match in <mark>. */
  readonly highlight?: string;
  /** The same of the text in the picture, where the words were found there. */
  readonly pictureText?: string;
  /** Only where it was asked for. */
  readonly parts?: ScoreParts;
}

export type Correction = CorrectionResponse;
/** By the filter that takes the values. */
export type Facets = Readonly<Partial<Record<FilterName, readonly FacetCountResponse[]>>>;
export type MissingArm = Pick<MissingArmResponse, 'arm' | 'reason'>;

/** Pictures that were found, and how. */
export interface HitPage extends Page<Hit> {
  /** Whether there are more than the total. */
  readonly totalIsAtLeast?: boolean;
  readonly plan?: string;
  /** Whether every vector was compared; absent where none was. */
  readonly exact?: boolean;
  /** What the order rests on, and why. */
  readonly ranking?: Pick<RankingResponse, 'by' | 'reason'>;
  readonly missing?: readonly MissingArm[];
  /** Words that nothing has, and what was looked for beside them. */
  readonly corrections?: readonly Correction[];
  /** How far pages reach. */
  readonly window?: SearchWindowResponse;
  readonly facets?: Facets;
}
