import { ApiProperty } from '@nestjs/swagger';

/** How you meet pictures that nobody chose to see. */
export class PreferenceResponse {
  readonly blurPx!: number;
  readonly isGrey!: boolean;
  readonly reveal!: 'toggle' | 'hold';
  readonly dailyLimit!: number;
  @ApiProperty({ type: [String] })
  readonly optedOut!: readonly string[];
}
