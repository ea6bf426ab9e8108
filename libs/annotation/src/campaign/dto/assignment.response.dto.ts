import { ApiProperty } from '@nestjs/swagger';
import { AssignmentState } from '@odr/contracts';

/** One item of a campaign in the hands of one person. */
export class AssignmentResponse {
  readonly id!: string;
  readonly campaignId!: string;
  readonly campaignName!: string;
  /** What annotators are to keep to. */
  readonly guideline!: string;
  readonly contentId!: string;
  /** The item is to be annotated with each of them, in this order. */
  @ApiProperty({ type: [String] })
  readonly sourceIds!: string[];
  @ApiProperty({ enum: Object.values(AssignmentState) })
  readonly state!: AssignmentState;
  /** Until then the item is kept for its annotator; asking for the next one begins the time anew. */
  readonly leaseExpiresAt!: string;
  readonly submittedAt!: string | null;
  /** What the caller has annotated for it so far. */
  @ApiProperty({ type: [String] })
  readonly annotationIds!: string[];
  /** Items of the campaign that the caller has submitted. */
  readonly submitted!: number;
  /** Items of the campaign that are open to the caller still, this one among them; 1000 stands for more, too. */
  readonly remaining!: number;
}

export class NextAssignmentResponse {
  /** Null when there is none for the caller now. */
  @ApiProperty({ type: AssignmentResponse, nullable: true })
  readonly assignment!: AssignmentResponse | null;
  /** `held_by_others`: what is left is in the hands of others, and may come back. `all_done`: nothing will come. */
  @ApiProperty({ enum: ['held_by_others', 'all_done'], nullable: true, type: String })
  readonly whyNone!: 'held_by_others' | 'all_done' | null;
}
