import { ApiProperty } from '@nestjs/swagger';
import { DecisionAction } from '@odr/contracts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';

const ACTIONS = Object.values(DecisionAction);
const A_YEAR = 525_600;

/** What is left out stays as it is. */
export class ChangeQueueRequest {
  /** @example 'Faces of children' */
  @AbsentOrValid()
  @IsString()
  @Length(2, 60)
  readonly title?: string;

  /** Order of display. */
  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(1_000)
  readonly position?: number;

  /** Minutes until a case is due, for severity 0, 1 … 4. */
  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(5)
  @ArrayMaxSize(5)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(A_YEAR, { each: true })
  readonly dueMinutesBySeverity?: number[];

  /** What is not done here. */
  @AbsentOrValid()
  @IsArray()
  @ArrayUnique()
  @IsIn(ACTIONS, { each: true })
  @ApiProperty({ required: false, isArray: true, enum: ACTIONS })
  readonly hiddenActions?: DecisionAction[];

  /** Codes of policies that are offered first. */
  @AbsentOrValid()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(3, 60, { each: true })
  readonly policies?: string[];

  /** Who works here. Nobody listed means everybody who moderates. */
  @AbsentOrValid()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  readonly members?: string[];
}

export class CreateQueueRequest extends ChangeQueueRequest {
  /** Cannot be changed. @example 'children' */
  @Matches(/^[a-z][a-z0-9_]{1,39}$/, { message: 'name must be lower case letters, digits and underscores' })
  readonly name!: string;

  /** Queues of one family share their subjects. Cannot be changed. @example 'intake' */
  @Matches(/^[a-z][a-z0-9_]{1,39}$/, { message: 'family must be lower case letters, digits and underscores' })
  readonly family!: string;
}
