import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';

/** Then a client asks again, and proves again who it is: nobody listens on who has lost the right to. */
const LIFE_SECONDS = 300;

export class PresenceQuery {
  /** The queue that you are at. @example 'reports' */
  @IsString()
  @MaxLength(100)
  @Matches(/^[\w.-]+$/)
  readonly queue!: string;

  /** After how long the answer ends; 0 tells once. */
  @AbsentOrValid()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(LIFE_SECONDS)
  readonly seconds: number = LIFE_SECONDS;
}
