import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateIf,
} from 'class-validator';

export class CreateAnnotationRequest {
  /** Whose schemas it has to satisfy. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly sourceIds!: string[];

  /** The value: whatever the schemas of the sources allow. @example { "caption": "A highland cow in the rain." } */
  @IsDefined()
  readonly annotation!: unknown;

  /** Your own name for it. A repeat with the same name answers the annotation of the first time. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly clientId?: string;
}

export class UpdateAnnotationRequest {
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly sourceIds?: string[];

  /** The whole new value; the earlier one stays among the versions. */
  @IsOptional()
  readonly annotation?: unknown;
}
