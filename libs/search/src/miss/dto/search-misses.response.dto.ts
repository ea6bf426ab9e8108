import { ApiProperty } from '@nestjs/swagger';

/** A search that found nothing, asked by enough different people to tell of none of them. */
export class SearchMissResponse {
  /** In lower case, with single spaces. @example 'barn owl' */
  readonly text!: string;
  /** What its words were taken for: a configuration of PostgreSQL's full text. @example 'english' */
  readonly language!: string;
  /** How often it was asked and found nothing, since it is counted. */
  readonly times!: number;
  /** The last day on which it found nothing, in UTC. @example '2026-03-01' */
  readonly lastOn!: string;
}

export class SearchMissPageResponse {
  /** The most frequent first. */
  @ApiProperty({ type: [SearchMissResponse] })
  readonly items!: SearchMissResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  /** So many different people have to ask within 30 days before words are kept and shown. @example 5 */
  readonly leastPeople!: number;
  /** What nobody has asked for so many days is forgotten. @example 90 */
  readonly keptDays!: number;
}
