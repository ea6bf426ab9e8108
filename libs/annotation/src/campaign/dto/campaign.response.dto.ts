import { ApiProperty } from '@nestjs/swagger';
import { CampaignState } from '@odr/contracts';

export class CampaignSourceResponse {
  readonly id!: string;
  readonly name!: string;
}

export class CampaignResponse {
  readonly id!: string;
  readonly name!: string;
  readonly guideline!: string;
  @ApiProperty({ enum: Object.values(CampaignState) })
  readonly state!: CampaignState;
  @ApiProperty({ type: [CampaignSourceResponse] })
  readonly sources!: CampaignSourceResponse[];
  readonly peoplePerItem!: number;
  readonly mostPeoplePerItem!: number;
  readonly disagreementAbove!: number;
  readonly leaseMinutes!: number;
  /** The set its items were taken from. */
  readonly setId!: string | null;
  readonly userId!: string;
  readonly teamId!: string | null;
  readonly teamName!: string | null;
  /** Whether anybody who may annotate takes part. */
  readonly isOpen!: boolean;
  /** Those who were named; empty for the whole team, or for everybody. */
  @ApiProperty({ type: [String] })
  readonly people!: string[];
  readonly items!: number;
  readonly finished!: number;
  /** Whether the caller may annotate in it. */
  readonly takesPart!: boolean;
  /** Whether the caller may change, start and pause it. */
  readonly mayManage!: boolean;
  readonly dueAt!: string | null;
  readonly startedAt!: string | null;
  readonly doneAt!: string | null;
  /** Counts changes; the ETag. */
  readonly version!: number;
  readonly createdAt!: string;
}

export class CampaignPageResponse {
  /** Latest first. */
  @ApiProperty({ type: [CampaignResponse] })
  readonly items!: CampaignResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

/** How much work a campaign would be. */
export class CampaignPreviewResponse {
  readonly items!: number;
  /** Annotated items at least: each by as many people as it asks for. */
  readonly submissions!: number;
  /** And at most, if people disagreed about every item. */
  readonly mostSubmissions!: number;
  /** How many may take part; null when anybody may. */
  readonly people!: number | null;
  /** Half of the items of these sources took people less than this, in seconds; null where nobody has done any yet. */
  readonly medianSeconds!: number | null;
}

export class CampaignItemCountResponse {
  /** How many people have annotated the item. */
  readonly people!: number;
  readonly items!: number;
  /** How many of them need nobody more. */
  readonly finished!: number;
}

export class CampaignDayResponse {
  /** @example '2026-11-23' */
  readonly day!: string;
  readonly submissions!: number;
}

export class CampaignProgressResponse {
  readonly items!: number;
  readonly finished!: number;
  readonly submissions!: number;
  /** As many more are needed as things stand; disagreement adds to it. */
  readonly submissionsLeft!: number;
  /** Items that people have in hand now. */
  readonly held!: number;
  /** Items where more people than planned were asked. */
  readonly disputed!: number;
  /** Items that were deleted or hidden since, and that nobody can annotate. */
  readonly gone!: number;
  /** Mean over items with two annotations or more; null while there are none. */
  readonly disagreement!: number | null;
  @ApiProperty({ type: [CampaignItemCountResponse] })
  readonly byPeople!: CampaignItemCountResponse[];
  /** Days on which something was submitted, in UTC, oldest first. */
  @ApiProperty({ type: [CampaignDayResponse] })
  readonly days!: CampaignDayResponse[];
  /** Half of the submissions took less, in seconds. */
  readonly medianSeconds!: number | null;
  /** Submissions an hour, of the last hours in which there were any; null while nobody works. */
  readonly perHour!: number | null;
  /** When it is done at that speed, if it goes on; null while nobody works. */
  readonly doneAt!: string | null;
}

export class CampaignPersonResponse {
  readonly userId!: string;
  readonly name!: string;
  readonly submitted!: number;
  readonly skipped!: number;
  readonly isAnnotating!: boolean;
  /** Half of the submissions took less, in seconds. */
  readonly medianSeconds!: number | null;
  /** Submissions an hour, over the hours in which there were any. */
  readonly perHour!: number | null;
  readonly lastAt!: string | null;
}

export class CampaignPeopleResponse {
  /** Those who have had an item, who submitted most first. Whoever does not run the campaign sees their own row. */
  @ApiProperty({ type: [CampaignPersonResponse] })
  readonly items!: CampaignPersonResponse[];
}
