import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { describeAnyValue, describeMalformedIds, makeDefaultsOptional, sortEnums } from './settled.js';

/** `AnnotationSourceController.create` → `annotation_source_create`: resource first, verb last, as the method is called. */
export const operationId = (controller: string, method: string): string => {
  const resource = controller.replace(/(?:Http)?Controller$/, '').replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_');
  return `${resource.toLowerCase()}_${method}`;
};

/** The contract, from the code. SDKs are generated from it, so operation ids and schema names are part of it. */
export function buildDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Open Data Repository')
    .setDescription('Openly licensed content and annotations, checked, searchable and released as datasets.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, 'api-key')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: operationId });
  return sortEnums(describeMalformedIds(describeAnyValue(makeDefaultsOptional(document))));
}
