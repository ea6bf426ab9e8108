import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import type { AnnotationId, AnnotationSourceId } from '@odr/kernel';

import { compareSchemas } from '../schema/comparison/compare-schemas.js';
import { type JsonSchema, SchemaValidator } from '../schema/schema-validator.js';
import { toChangeResponses } from '../source/annotation-source.mapper.js';
import { AnnotationSourceService } from '../source/annotation-source.service.js';
import type { SchemaTrialResponse } from './dto/schema-trial.response.dto.js';
import { RuleTally, shuffled, wilson } from './schema-trial.policy.js';
import { SourcedAnnotationReader } from './sourced-annotation.reader.js';

/** So many are all looked at; of more, a sample of about this size. Two seconds' work with a schema as graphcap's. */
const MAX_CHECKED = 20_000;
const BATCH = 200;
/** Somebody waits for the answer. */
const TIME_MS = 8_000;
const MAX_RULES = 50;

/** Tries a schema on what is there already. Nothing is changed. */
@Injectable()
export class SchemaTrialService {
  constructor(
    private readonly sources: AnnotationSourceService,
    private readonly annotations: SourcedAnnotationReader,
    private readonly validator: SchemaValidator,
  ) {}

  /**
   * @param proposed undefined = the schema in force
   * @throws AnnotationSourceNotFound, Forbidden, InvalidAnnotationSchema
   */
  async try(id: AnnotationSourceId, proposed: JsonSchema | undefined, actor: Principal): Promise<SchemaTrialResponse> {
    const source = await this.sources.requireOwn(id, actor);
    const schema = proposed ?? source.annotationSchema;
    this.sources.assertEnforceable(schema);
    const startedAt = Date.now();
    const total = await this.annotations.count(id);
    // Shuffled: when time runs out, what was looked at until then is still a fair sample.
    const ids = shuffled(await this.annotations.ids(id, total, MAX_CHECKED));
    const tally = await this.laid(schema, ids, startedAt + TIME_MS);
    const checked = tally.valid + tally.invalid;
    return {
      total,
      checked,
      valid: tally.valid,
      invalid: tally.invalid,
      isExact: checked >= total,
      invalidShare: wilson(tally.invalid, checked),
      rules: await this.named(tally, actor),
      changes: toChangeResponses(compareSchemas(source.annotationSchema, schema)),
      tookMs: Date.now() - startedAt,
    };
  }

  private async laid(schema: JsonSchema, ids: readonly AnnotationId[], until: number): Promise<RuleTally> {
    const key = `trial ${createHash('sha256').update(JSON.stringify(schema)).digest('hex')}`;
    const tally = new RuleTally();
    for (let at = 0; at < ids.length && Date.now() < until; at += BATCH) {
      for (const { id, annotation } of await this.annotations.byIds(ids.slice(at, at + BATCH))) {
        if (Date.now() >= until) break;
        tally.add(id, this.validator.validate(key, schema, annotation, ''));
      }
    }
    return tally;
  }

  /** Samples are shown as far as the caller may see them. */
  private async named(tally: RuleTally, actor: Principal): Promise<SchemaTrialResponse['rules']> {
    const rules = tally.worst(MAX_RULES);
    const sampled = [...new Set(rules.flatMap(({ sampleIds }) => sampleIds))] as AnnotationId[];
    const visible = await this.annotations.visible(scopeOf(actor), sampled);
    return rules.map(({ sampleIds, ...rule }) => ({
      ...rule,
      samples: sampleIds.flatMap((annotationId) => {
        const contentId = visible.get(annotationId);
        return contentId === undefined ? [] : [{ annotationId, contentId }];
      }),
    }));
  }
}
