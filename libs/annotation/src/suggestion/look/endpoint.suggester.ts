import { Inject, Injectable } from '@nestjs/common';
import { webAddress, WebClient, WebFailure } from '@odr/content';
import type { SuggestionModel } from '@odr/entities';

import { MAX_PROPOSALS, type GivenSuggestion } from '../intake/proposal.policy.js';
import { BadModelAnswer } from '../model/suggestion-model.errors.js';
import { ENDPOINT_CONFIG, type EndpointConfig } from './endpoint.config.js';
import { type Shown, Suggester } from './suggester.js';

const AGENT = 'OpenDataRepository/1.0';
const CONNECT_MS = 10_000;

/** A model behind an address: it is sent the picture and answers proposals, boxes in pixels of what it was sent. */
@Injectable()
export class EndpointSuggester extends Suggester {
  private readonly web: WebClient;

  constructor(@Inject(ENDPOINT_CONFIG) private readonly config: EndpointConfig) {
    super();
    this.web = new WebClient(config.rules, { connectMs: CONNECT_MS, idleMs: config.totalMs }, AGENT);
  }

  /** @throws WebFailure, BadModelAnswer */
  async suggest(model: SuggestionModel, shown: Shown): Promise<readonly GivenSuggestion[]> {
    const url = webAddress(model.endpoint ?? '', this.config.rules);
    const body = Buffer.from(JSON.stringify(questionOf(model, shown)));
    const given = suggestionsIn(await this.asked(url, body), model);
    const scale = { x: shown.width / shown.preview.width, y: shown.height / shown.preview.height };
    return given.map((one) => scaled(one, scale));
  }

  private async asked(url: URL, body: Buffer): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.ask(url, body);
      } catch (error) {
        const isPassing = error instanceof WebFailure && error.isPassing;
        if (!isPassing || attempt >= this.config.attempts) throw error;
      }
    }
  }

  private async ask(url: URL, body: Buffer): Promise<string> {
    const { maxBytes, totalMs } = this.config;
    const answer = await this.web.ask({
      url,
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      maxBytes,
      signal: AbortSignal.timeout(totalMs),
    });
    if (answer.status !== 200) {
      answer.close();
      // A redirect could lead anywhere, so none is followed.
      if (answer.status === 429 || answer.status >= 500)
        throw new WebFailure('web.host_failing', `The model answers ${answer.status}.`, { status: answer.status });
      throw new BadModelAnswer(`status ${answer.status}`);
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }
}

const questionOf = ({ modelVersion, kind }: SuggestionModel, { contentId, preview }: Shown): object => ({
  contentId,
  kind,
  modelVersion,
  picture: {
    mediaType: preview.mediaType,
    width: preview.width,
    height: preview.height,
    base64: preview.bytes.toString('base64'),
  },
});

/** @throws BadModelAnswer */
function suggestionsIn(text: string, model: SuggestionModel): readonly GivenSuggestion[] {
  const answer = parsed(text);
  const { suggestions, modelVersion } = Object(answer) as { suggestions?: unknown; modelVersion?: unknown };
  if (!Array.isArray(suggestions)) throw new BadModelAnswer('it has no list of suggestions');
  if (suggestions.length > MAX_PROPOSALS) throw new BadModelAnswer(`more than ${MAX_PROPOSALS} suggestions`);
  if (modelVersion !== undefined && modelVersion !== model.modelVersion)
    throw new BadModelAnswer('it comes from another version of the model than is set here');
  return suggestions as readonly GivenSuggestion[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is at that address, it speaks no JSON.
    throw new BadModelAnswer('it is no JSON');
  }
}

/** Boxes come in pixels of the picture that was sent, which may be smaller than the original. */
function scaled(given: GivenSuggestion, scale: { readonly x: number; readonly y: number }): GivenSuggestion {
  const { value } = Object(given) as { value?: unknown };
  const bbox: unknown = (Object(value) as { bbox?: unknown }).bbox;
  if (!Array.isArray(bbox)) return given;
  const real = bbox.map((side: unknown, place) =>
    typeof side === 'number' ? side * (place % 2 === 0 ? scale.x : scale.y) : side,
  );
  return { ...given, value: { ...(value as object), bbox: real } };
}
