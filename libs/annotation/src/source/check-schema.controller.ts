import { createHash } from 'node:crypto';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, RateLimit } from '@odr/access';
import { Problems } from '@odr/platform';

import { unstorable } from '../schema/json-limits.js';
import { SchemaValidator } from '../schema/schema-validator.js';
import { CheckSchemaRequest } from './dto/check-schema.request.dto.js';
import { CheckSchemaResponse } from './dto/check-schema.response.dto.js';

const SCHEMA_ROOT = '/annotationSchema';

@ApiTags('annotation')
@Controller('annotation-schemas')
export class CheckSchemaController {
  constructor(private readonly validator: SchemaValidator) {}

  /** Looks at a schema, and lays it on a value: for editors, while somebody writes. Nothing is kept. */
  @Post('check')
  @HttpCode(200)
  @Allow('annotation_source.create')
  @RateLimit('search')
  @ApiOkResponse({ type: CheckSchemaResponse })
  @Problems('request.invalid')
  check(@Body() { annotationSchema, value }: CheckSchemaRequest): CheckSchemaResponse {
    const found = this.validator.checkSchema(annotationSchema);
    if (found.length > 0 || value === undefined) {
      const schemaErrors = found.map((error) => ({ ...error, path: error.path.slice(SCHEMA_ROOT.length) }));
      return { schemaErrors, valueErrors: [] };
    }
    const limit = unstorable(value, '');
    const key = `check ${createHash('sha256').update(JSON.stringify(annotationSchema)).digest('hex')}`;
    return {
      schemaErrors: [],
      valueErrors: limit ? [limit] : this.validator.validate(key, annotationSchema, value, ''),
    };
  }
}
