import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';

export class ChangePreferenceRequest {
  /** Strength of the blur before a picture is revealed, in pixels. 0 shows pictures at once. */
  @IsInt()
  @Min(0)
  @Max(80)
  readonly blurPx!: number;

  /** Whether pictures are shown without colour until you ask for it. */
  @IsBoolean()
  readonly isGrey!: boolean;

  /** Whether a picture stays revealed, or only while the key is held. */
  @IsIn(['toggle', 'hold'])
  readonly reveal!: 'toggle' | 'hold';

  /** Weighted seconds a day from which you want a break. @example 7200 */
  @IsInt()
  @Min(300)
  @Max(57_600)
  readonly dailyLimit!: number;

  /** Flags and reasons of reports whose items you are never given. @example ['nsfw', 'illegal_content'] */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z][a-z0-9_]{0,49}$/, { each: true })
  readonly optedOut!: string[];
}
