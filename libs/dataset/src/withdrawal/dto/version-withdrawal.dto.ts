import { ApiProperty } from '@nestjs/swagger';
import { VersionWithdrawalReason } from '@odr/contracts';
import { IsIn, IsString, Length } from 'class-validator';

export class WithdrawVersionRequest {
  @ApiProperty({ enum: Object.values(VersionWithdrawalReason) })
  @IsIn(Object.values(VersionWithdrawalReason))
  readonly reason!: VersionWithdrawalReason;

  /**
   * What everybody reads who asks for the version, and everybody who received it; so it should name nobody.
   * @example 'Some of its pictures were taken in a clinic, without leave.'
   */
  @IsString()
  @Length(10, 2_000)
  readonly statement!: string;
}
