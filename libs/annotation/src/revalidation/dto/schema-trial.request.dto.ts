import { IsObject, IsOptional } from 'class-validator';

export class TrySchemaRequest {
  /** JSON Schema 2020-12; left out, the one in force. */
  @IsOptional()
  @IsObject()
  readonly annotationSchema?: Record<string, unknown>;
}
