import type { OpenAPIObject } from '@nestjs/swagger';
import { describeAnyValue, describeMalformedIds, makeDefaultsOptional, sortEnums } from './settled.js';

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

describe('a value of any kind', () => {
  it('is not called an object', () => {
    const properties = {
      value: { type: 'object', description: 'Whatever.' },
      schema: { type: 'object', additionalProperties: true },
    };
    const document = { paths: {}, components: { schemas: { StepResponse: { properties } } } };

    describeAnyValue(document as unknown as OpenAPIObject);

    expect(properties).toEqual({
      value: { description: 'Whatever.' },
      schema: { type: 'object', additionalProperties: true },
    });
  });
});

describe('an address with an id', () => {
  it('is refused where the id is none, beside whatever else is wrong', () => {
    const id = { name: 'id', in: 'path' };
    const document = {
      paths: {
        '/contents/{id}': {
          get: { parameters: [id], responses: { 200: {} } },
          patch: { parameters: [id], responses: { 400: { description: '`content.odd`' } } },
          delete: { parameters: [id], responses: { 400: { description: '`request.invalid`, `content.odd`' } } },
        },
        '/contents': { get: { parameters: [{ name: 'teamId', in: 'query' }], responses: { 200: {} } } },
      },
    } as unknown as OpenAPIObject;

    const { paths } = describeMalformedIds(document);

    const refusal = ({ responses }: { responses?: object } = {}): unknown =>
      (responses as Record<string, unknown>)['400'];
    expect(refusal(paths['/contents/{id}']?.get)).toMatchObject({ description: '`request.invalid`' });
    const both = { description: '`request.invalid`, `content.odd`' };
    expect([refusal(paths['/contents/{id}']?.patch), refusal(paths['/contents/{id}']?.delete)]).toEqual([both, both]);
    expect(refusal(paths['/contents']?.get)).toBeUndefined();
  });
});

describe('the values of a union', () => {
  it('stand in one order, wherever they are', () => {
    const document = { paths: [{ schema: { enum: ['running', 'done'] } }] };

    expect(sortEnums(document)).toEqual({ paths: [{ schema: { enum: ['done', 'running'] } }] });
  });
});
