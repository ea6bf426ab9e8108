import { Role } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';

const isGiven = (_object: object, value: unknown): boolean => value !== undefined;

/** What is left out stays as it is. */
export class ChangeFeatureToggleRequest {
  /** False switches it off for everyone. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly isOn?: boolean;

  /** Roles that have it whatever the percentage says. */
  @ApiProperty({ enum: Object.values(Role), isArray: true, required: false })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayUnique()
  @IsIn(Object.values(Role), { each: true })
  readonly roles?: Role[];

  /** How many of the other signed-in users have it. @example 25 */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100, required: false })
  @ValidateIf(isGiven)
  @IsInt()
  @Min(0)
  @Max(100)
  readonly percentage?: number;
}
