import { IsString, Length } from 'class-validator';

export class BringVectorsQuery {
  /** Name or id of the engine whose vectors these are. @example 'our-clip' */
  @IsString()
  @Length(1, 200)
  readonly engine!: string;
}
