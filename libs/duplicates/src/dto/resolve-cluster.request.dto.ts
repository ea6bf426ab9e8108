import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsUUID,
  isUUID,
  Min,
  ValidateBy,
} from 'class-validator';

const MOST = 1_000;

/** Two ids in a list of their own. */
const IsPair = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isPair',
      validator: {
        validate: (value: unknown) => Array.isArray(value) && value.length === 2 && value.every((id) => isUUID(id)),
        defaultMessage: () => 'each of notDuplicates must be a list of two UUIDs',
      },
    },
    { each: true },
  );

/** What is to become of a cluster: every member is in exactly one of `keep` and `remove`. */
export class ResolveClusterRequest {
  /** `version` of the cluster as it was looked at. */
  @IsInt()
  @Min(1)
  readonly version!: number;

  /** Members that stay; each that goes leaves what it had to the one it is the closest copy of. */
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  readonly keep!: string[];

  /** Members that go. They can be restored for some days. */
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  readonly remove!: string[];

  /** Pairs of kept members that are no duplicates: they are never proposed again. The other kept ones are not asked about again either. */
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 2, maxItems: 2 },
    required: false,
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsPair()
  readonly notDuplicates?: [string, string][];
}
