import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsString,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** What can be typed and read; nothing that a program would take for a command. */
const VISIBLE = /^\P{C}+$/u;

export class ChosenKeyRequest {
  /** Where the shortcut works and the key it was meant to have. @example 'Moderation/a' */
  @IsString()
  @Length(1, 100)
  @Matches(VISIBLE)
  readonly shortcut!: string;

  /** The key as browsers name it, with `Ctrl+` or `Shift+` before it; null takes the key away. @example 'Shift+x' */
  @ValidateIf((_object, value) => value !== null)
  @IsString()
  @Length(1, 30)
  @Matches(VISIBLE)
  readonly key!: string | null;
}

export class ChangeKeyboardRequest {
  /** Only what differs from how it was meant. */
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique(({ shortcut }: ChosenKeyRequest) => shortcut)
  @ValidateNested({ each: true })
  @Type(() => ChosenKeyRequest)
  readonly keys!: ChosenKeyRequest[];

  /** Whether single keys do nothing, for speech input and shaky hands. */
  @IsBoolean()
  readonly isOff!: boolean;
}

export class ChosenKeyResponse {
  readonly shortcut!: string;
  readonly key!: string | null;
}

/** What you changed about the keys of the console. */
export class KeyboardResponse {
  @ApiProperty({ type: [ChosenKeyResponse] })
  readonly keys!: readonly ChosenKeyResponse[];
  readonly isOff!: boolean;
  /** Null for who has never changed anything. */
  readonly changedAt!: string | null;
}
