import { IsObject, IsOptional } from 'class-validator';

export class CheckSchemaRequest {
  /** JSON Schema 2020-12 as somebody writes it. */
  @IsObject()
  readonly annotationSchema!: Record<string, unknown>;

  /** A value to lay it on; left out, only the schema is looked at. @example { "caption": "A highland cow." } */
  @IsOptional()
  readonly value?: unknown;
}
