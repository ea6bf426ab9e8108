import type { OpenAPIObject } from '@nestjs/swagger';
import { makeDefaultsOptional, sortEnums } from './settled.js';

describe('what has a default', () => {
  const document = (): OpenAPIObject =>
    ({
      paths: { '/contents': { get: { parameters: [{ name: 'limit', required: true, schema: { default: 50 } }] } } },
      components: {
        schemas: {
          ClaimRequest: { required: ['count', 'queue'], properties: { count: { default: 1 }, queue: {} } },
          PageResponse: { required: ['limit'], properties: { limit: { default: 50 } } },
        },
      },
    }) as unknown as OpenAPIObject;

  it('need not be sent', () => {
    const { paths, components } = makeDefaultsOptional(document());

    expect(paths['/contents']?.get?.parameters).toEqual([expect.objectContaining({ required: false })]);
    expect(components?.schemas?.['ClaimRequest']).toMatchObject({ required: ['queue'] });
  });

  it('is always there in answers', () => {
    const { components } = makeDefaultsOptional(document());

    expect(components?.schemas?.['PageResponse']).toMatchObject({ required: ['limit'] });
  });
});

describe('the values of a union', () => {
  it('stand in one order, wherever they are', () => {
    const document = { paths: [{ schema: { enum: ['running', 'done'] } }] };

    expect(sortEnums(document)).toEqual({ paths: [{ schema: { enum: ['done', 'running'] } }] });
  });
});
