import type { ExchangeAnnotation, ExchangePicture } from './exchange.js';

/** What a file does not say of an annotation. */
export interface Loss {
  readonly annotationId: string | null;
  readonly contentId: string | null;
  /** JSON pointers into the annotation's value; `''` is all of it. */
  readonly paths: readonly string[];
}

export interface LossReport {
  readonly annotations: number;
  /** Whole in what every reader of the format understands. */
  readonly native: number;
  /** Whole, in part in extension fields that only this system reads. */
  readonly extended: number;
  /** Not whole: these cannot be given back as they were. */
  readonly lossy: number;
  /** How many annotations lose something at a place; a star stands for the number of an item. */
  readonly lostAt: Readonly<Record<string, number>>;
  /** One by one, as far as they are listed. */
  readonly losses: readonly Loss[];
}

const MAX_KINDS = 200;

/** Counts what becomes of annotations on their way out. */
export class LossTally {
  private native = 0;
  private extended = 0;
  private lossy = 0;
  private readonly lostAt = new Map<string, number>();
  private readonly losses: Loss[] = [];

  /**
   * @param maxListed how many losses are listed one by one; counts go on
   * @param told hears of each loss, listed or not
   */
  constructor(
    private readonly maxListed: number,
    private readonly told: (loss: Loss) => void = () => undefined,
  ) {}

  carried(how: 'native' | 'extended'): void {
    this[how] += 1;
  }

  lost({ contentId }: ExchangePicture, { id }: ExchangeAnnotation, paths: readonly string[]): void {
    this.lossy += 1;
    const loss = { annotationId: id, contentId, paths };
    this.told(loss);
    if (this.losses.length < this.maxListed) this.losses.push(loss);
    for (const kind of new Set(paths.map(withoutNumbers))) {
      if (this.lostAt.has(kind) || this.lostAt.size < MAX_KINDS)
        this.lostAt.set(kind, (this.lostAt.get(kind) ?? 0) + 1);
    }
  }

  report(): LossReport {
    const { native, extended, lossy, losses } = this;
    const lostAt = Object.fromEntries([...this.lostAt].sort(([, a], [, b]) => b - a));
    return { annotations: native + extended + lossy, native, extended, lossy, lostAt, losses: [...losses] };
  }
}

const withoutNumbers = (path: string): string => path.replaceAll(/\/\d+(?=\/|$)/g, '/*');
