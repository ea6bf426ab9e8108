import { IsString, Length } from 'class-validator';

export class BackfillRequest {
  /** Name or id of the engine that shall see everything it has not seen yet. @example 'all-MiniLM-L6-v2' */
  @IsString()
  @Length(1, 200)
  readonly engine!: string;
}
