import type { Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import type { ExposureSummaryResponse } from './dto/exposure-summary.response.dto.js';
import type { ExposureDayResponse, ExposureResponse, RecordedExposureResponse } from './dto/exposure.response.dto.js';
import { DEFAULT_DAILY_LIMIT, scoreOf, stateOf, type ExposureState } from './exposure.policy.js';
import { ExposureReader, type DayOfExposure } from './exposure.reader.js';
import { ExposureRepository, type ReportedView } from './exposure.repository.js';
import { PreferenceRepository, type Preference } from './preference.repository.js';
import { summaryOf } from './summary.policy.js';

const SHOWN_DAYS = 14;

/** Until somebody says otherwise: everything hidden and grey. */
const DEFAULTS: Preference = {
  blurPx: 38,
  isGrey: true,
  reveal: 'toggle',
  dailyLimit: DEFAULT_DAILY_LIMIT,
  optedOut: [],
};

/** How claiming has to go about a person. */
export interface WorkLimits {
  /** Whether the least severe cases come first. */
  readonly isCalm: boolean;
  /** Flags and reasons of reports that are kept away. */
  readonly optedOut: readonly string[];
}

/** What moderators had to see, and what they want to see: theirs alone, sums aside. */
@Injectable()
export class ExposureService {
  constructor(
    private readonly exposures: ExposureRepository,
    private readonly reader: ExposureReader,
    private readonly preferences: PreferenceRepository,
  ) {}

  /** Adds views of cases that the moderator holds; others are left out, and the answer says which counted. */
  async record(views: readonly ReportedView[], { userId }: Principal): Promise<RecordedExposureResponse> {
    const recorded = await this.exposures.add(userId, views);
    return { recorded, today: await this.today(userId) };
  }

  async mine({ userId }: Principal): Promise<ExposureResponse> {
    return { today: await this.today(userId), days: byDay(await this.reader.days(userId, SHOWN_DAYS)) };
  }

  /** Sums over everybody, and none that would tell about one person. */
  async summary(): Promise<ExposureSummaryResponse> {
    return { days: summaryOf(await this.reader.daysOfAll(SHOWN_DAYS)) };
  }

  async preference({ userId }: Principal): Promise<Preference> {
    return (await this.preferences.find(userId)) ?? DEFAULTS;
  }

  async change(preference: Preference, { userId }: Principal): Promise<Preference> {
    await this.preferences.keep(userId, preference);
    return preference;
  }

  /** What claiming asks before it hands out. */
  async limitsOf(userId: UserId): Promise<WorkLimits> {
    const { wishes, seen } = await this.reader.wishesAndSeen(userId);
    const { dailyLimit, optedOut } = wishes ?? DEFAULTS;
    return { isCalm: stateOf(scoreOf(seen), dailyLimit).isNear, optedOut };
  }

  private async today(userId: UserId): Promise<ExposureState> {
    const [preference, seen] = await Promise.all([this.preferences.find(userId), this.reader.today(userId)]);
    return stateOf(scoreOf(seen), preference?.dailyLimit ?? DEFAULTS.dailyLimit);
  }
}

function byDay(rows: readonly DayOfExposure[]): ExposureDayResponse[] {
  return [...new Set(rows.map(({ day }) => day))].map((day) => {
    const parts = rows.filter((row) => row.day === day);
    return {
      day,
      score: Math.round(scoreOf(parts)),
      seconds: Math.round(parts.reduce((sum, { unblurredMs }) => sum + unblurredMs, 0) / 1_000),
      cases: parts.reduce((sum, { cases }) => sum + cases, 0),
    };
  });
}
