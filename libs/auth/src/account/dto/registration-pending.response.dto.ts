import { ApiProperty } from '@nestjs/swagger';

/** The same for every address: whether there is an account already is said in the letter only. */
export class RegistrationPendingResponse {
  @ApiProperty({ enum: ['verification_pending'] })
  readonly status!: 'verification_pending';
}
