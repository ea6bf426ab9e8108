import { ApiProperty } from '@nestjs/swagger';

export class SchemaFindingResponse {
  /** JSON pointer, into the schema or into the value. @example '/properties/caption/type' */
  readonly path!: string;
  /** Keyword or rule. @example 'enum' */
  readonly code!: string;
  readonly message!: string;
}

/** What is wrong, as paths and rules; both lists are empty when nothing is. */
export class CheckSchemaResponse {
  /** Why the schema cannot be enforced. */
  @ApiProperty({ type: [SchemaFindingResponse] })
  readonly schemaErrors!: SchemaFindingResponse[];
  /** Why the schema refuses the value; empty too while the schema cannot be enforced. */
  @ApiProperty({ type: [SchemaFindingResponse] })
  readonly valueErrors!: SchemaFindingResponse[];
}
