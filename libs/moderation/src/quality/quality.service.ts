import { mayDo, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { CasePurpose, DecisionAction } from '@odr/contracts';
import { Clock, type DecisionId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type {
  GoldResponse,
  ModerationQualityResponse,
  ModeratorQualityResponse,
  PeriodQuery,
  QualitySettingsResponse,
} from '../dto/quality.dto.js';
import { DecisionNotFound, NotApplicable } from '../moderation.errors.js';
import { alphaOf, byPolicy, kappaOf, type Pair } from './agreement.policy.js';
import { driftOf } from './drift.policy.js';
import { periodOf } from './period.policy.js';
import { GoldNotFound } from './quality.errors.js';
import { QualityReader, type Overturned, type Review } from './quality.reader.js';
import { QualityRepository, type QualitySettings } from './quality.repository.js';

const KNOWABLE: ReadonlySet<string> = new Set<DecisionAction>(['approve', 'reject', 'delist']);

/** How well decisions hold: measured by people who judged again without knowing. */
@Injectable()
export class QualityService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly quality: QualityRepository,
    private readonly reader: QualityReader,
    private readonly audit: AuditLog,
  ) {}

  /** Moderators see themselves and the whole, leads everybody. @throws InvalidRequest */
  async measure(query: PeriodQuery, actor: Principal): Promise<ModerationQualityResponse> {
    const { from, to } = periodOf(query, this.clock.now());
    const [reviews, decided] = [await this.reader.reviews(from, to), await this.reader.overturned(from, to)];
    const pairs = pairsOf(reviews);
    const golds = reviews.filter(({ purpose }) => purpose === CasePurpose.Gold);
    const seen = mayDo(actor, 'moderation.manage_quality') ? namesOf(decided) : namesOf(decided, actor.userId);
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      kappa: kappaOf(pairs),
      alpha: alphaOf(pairs),
      goldGiven: golds.length,
      goldAgreed: golds.filter(({ isAgreed }) => isAgreed).length,
      decided: sumOf(decided, 'decided'),
      overturned: sumOf(decided, 'overturned'),
      weeks: byWeek(reviews),
      policies: byPolicy(pairs),
      moderators: [...seen].map(([userId, name]) => moderatorOf(userId, name, reviews, decided)),
    };
  }

  async settings(): Promise<QualitySettingsResponse> {
    const { goldShare, reviewShare } = await this.quality.settings();
    return { goldShare, reviewShare };
  }

  async changeSettings(settings: QualitySettings, actor: Principal): Promise<QualitySettingsResponse> {
    const { goldShare, reviewShare } = settings;
    await this.db.transaction(async () => {
      await this.quality.changeSettings(settings);
      await this.audit.record('moderation.quality_changed', actor.userId, { details: { goldShare, reviewShare } });
    });
    return this.settings();
  }

  async golds(): Promise<GoldResponse[]> {
    return (await this.quality.golds()).map(({ isActive: _, madeAt, ...gold }) => ({
      ...gold,
      madeAt: madeAt.toISOString(),
    }));
  }

  /** @throws DecisionNotFound; NotApplicable for what was taken back, decided nothing, or is nothing to show again */
  async markGold(id: DecisionId, actor: Principal): Promise<GoldResponse[]> {
    const decision = await this.quality.judged(id);
    if (decision === undefined) throw new DecisionNotFound(id);
    if (decision.isReversed || !KNOWABLE.has(decision.action))
      throw new NotApplicable(decision.action, 'Only a decision that stands and quarantines nothing can be known.');
    await this.quality.addGold(decision, actor.userId);
    return this.golds();
  }

  /** @throws GoldNotFound */
  async retireGold(id: string): Promise<void> {
    if (!(await this.quality.retireGold(id))) throw new GoldNotFound();
  }
}

const stays = (action: DecisionAction): boolean => action === DecisionAction.Approve;

const toPair = (review: Review): Pair => ({
  first: { stays: stays(review.firstAction), policy: review.firstPolicy },
  second: { stays: stays(review.secondAction), policy: review.secondPolicy },
});

/** Known answers are chosen, not drawn: among the pairs they would say how hard somebody chose them. */
const pairsOf = (reviews: readonly Review[]): Pair[] =>
  reviews.filter(({ purpose }) => purpose === CasePurpose.SecondReview).map(toPair);

const sumOf = (rows: readonly Overturned[], key: 'decided' | 'overturned'): number =>
  rows.reduce((sum, row) => sum + row[key], 0);

const namesOf = (decided: readonly Overturned[], only?: UserId): ReadonlyMap<UserId, string> =>
  new Map(
    decided
      .filter(({ moderator }) => only === undefined || moderator === only)
      .map(({ moderator, name }): [UserId, string] => [moderator, name])
      .sort(([, a], [, b]) => a.localeCompare(b)),
  );

function moderatorOf(
  userId: UserId,
  name: string,
  reviews: readonly Review[],
  decided: readonly Overturned[],
): ModeratorQualityResponse {
  const theirs = reviews.filter(({ purpose, firstBy, secondBy }) =>
    purpose === CasePurpose.Gold ? secondBy === userId : firstBy === userId || secondBy === userId,
  );
  const golds = theirs.filter(({ purpose }) => purpose === CasePurpose.Gold);
  const mine = decided.filter(({ moderator }) => moderator === userId);
  return {
    userId,
    name,
    kappa: kappaOf(pairsOf(theirs)),
    goldGiven: golds.length,
    goldAgreed: golds.filter(({ isAgreed }) => isAgreed).length,
    decided: sumOf(mine, 'decided'),
    overturned: sumOf(mine, 'overturned'),
    drift: driftOf(theirs.map(({ isAgreed }) => isAgreed)) ?? null,
  };
}

function byWeek(reviews: readonly Review[]): { week: string; kappa: ReturnType<typeof kappaOf> }[] {
  const weeks = new Map<string, Review[]>();
  for (const review of reviews) {
    const week = mondayOf(review.at);
    const known = weeks.get(week);
    if (known) known.push(review);
    else weeks.set(week, [review]);
  }
  return [...weeks].map(([week, of]) => ({ week, kappa: kappaOf(pairsOf(of)) })).filter(({ kappa }) => kappa.pairs > 0);
}

function mondayOf(at: Date): string {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - ((at.getUTCDay() + 6) % 7)));
  return day.toISOString().slice(0, 10);
}
