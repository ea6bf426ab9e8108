import type { Principal } from '@odr/access';
import { lineBatches, type InputLine } from '@odr/annotation';
import type { HashBankId } from '@odr/kernel';
import { currentRequestId, toProblem, type Problem } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { BrokenEntryLine } from './bank.errors.js';
import type { NewEntry } from './entry.repository.js';
import { EntryService, type EntrySeed } from './entry.service.js';

/** How one line turned out; 201 for a new entry, 200 for one that the bank had. */
export type EntryLineResult =
  | { readonly line: number; readonly status: 200 | 201; readonly id: string }
  | { readonly line: number; readonly status: number; readonly error: Problem };

const MAX_LINE_BYTES = 8_192;
const HASH = /^[0-9a-f]{64}$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_TEXT = 2_000;
/** What a line may say, and what a line of an export says beside. */
const FIELDS = new Set(['hash', 'contentId', 'quality', 'source', 'note']);
const TOLD = new Set(['id', 'algorithm', 'confirmed', 'disabledUntil', 'seededBy', 'createdAt']);

/** Takes entries by the line. */
@Injectable()
export class EntryImport {
  private readonly log = new Logger(EntryImport.name);

  constructor(private readonly entries: EntryService) {}

  /** @returns one answer a line, in order, as they come; a broken line never loses the good ones */
  async *import(
    bankId: HashBankId,
    lines: AsyncIterable<Uint8Array>,
    actor: Principal,
  ): AsyncGenerator<EntryLineResult> {
    for await (const batch of lineBatches(lines, MAX_LINE_BYTES)) yield* await this.answer(bankId, batch, actor);
  }

  private async answer(bankId: HashBankId, batch: readonly InputLine[], actor: Principal): Promise<EntryLineResult[]> {
    const read = await Promise.all(batch.map((input) => this.read(input, actor)));
    // Of two lines with one hash the first counts, as if they had come one after the other.
    const wanted = new Map(read.toReversed().flatMap((one) => ('hash' in one ? [[one.hash, one] as const] : [])));
    try {
      const added = await this.entries.addAll(bankId, [...wanted.values()].toReversed(), actor);
      const seen = new Set<string>();
      return read.map((one, place) => {
        const line = batch[place]?.line ?? 0;
        if (!('hash' in one)) return refusal(line, one.error);
        const entry = added.get(one.hash);
        if (!entry) return refusal(line, new BrokenEntryLine('The hash was not kept.'));
        const isFirst = entry.isNew && !seen.has(one.hash);
        seen.add(one.hash);
        return { line, status: isFirst ? 201 : 200, id: entry.id };
      });
    } catch (error) {
      // The bank or the database has gone meanwhile: none of these was kept, and whoever sent them has to know which.
      this.log.error({ err: error, bankId }, 'a batch of entries could not be kept');
      return batch.map(({ line }) => refusal(line, error));
    }
  }

  private async read(input: InputLine, actor: Principal): Promise<NewEntry | { readonly error: unknown }> {
    try {
      return await this.entries.read(readEntryLine(input), actor);
    } catch (error) {
      return { error };
    }
  }
}

function refusal(line: number, error: unknown): EntryLineResult {
  const problem = toProblem(error, currentRequestId() ?? '');
  return { line, status: problem.status, error: problem };
}

/** `{hash | contentId, quality?, source?, note?}`; a line of an export can be read back. @throws BrokenEntryLine */
function readEntryLine({ text, isTooLong }: Pick<InputLine, 'text' | 'isTooLong'>): EntrySeed {
  if (isTooLong) throw new BrokenEntryLine(`The line is longer than ${MAX_LINE_BYTES} bytes.`);
  const said = parsed(text);
  const strange = Object.keys(said).find((name) => !FIELDS.has(name) && !TOLD.has(name));
  if (strange !== undefined)
    throw new BrokenEntryLine(`There is no field ${JSON.stringify(strange.slice(0, 50))} here.`);
  const { hash, contentId, quality, source, note } = said;
  const isHash = typeof hash === 'string' && HASH.test(hash);
  const isContent = typeof contentId === 'string' && UUID.test(contentId);
  if (!isHash && (hash !== undefined || !isContent))
    throw new BrokenEntryLine('Say `hash` as 64 hex digits, or `contentId` of a content that is here.');
  if (quality !== undefined && !(Number.isInteger(quality) && Number(quality) >= 0 && Number(quality) <= 100))
    throw new BrokenEntryLine('`quality` is a whole number from 0 to 100.');
  return {
    // Of an exported line the hash counts: the content it was taken from may be gone.
    ...(isHash ? { hash } : { contentId: String(contentId) }),
    ...(quality === undefined ? {} : { quality: Number(quality) }),
    ...worded('source', source),
    ...worded('note', note),
  };
}

function worded(name: 'source' | 'note', text: unknown): EntrySeed {
  if (text === undefined || text === null) return {};
  if (typeof text !== 'string' || text.length > MAX_TEXT || text.includes('\0'))
    throw new BrokenEntryLine(`\`${name}\` is a text of at most ${MAX_TEXT} characters.`);
  return { [name]: text };
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Not JSON; falls through to the same answer as JSON of another shape.
  }
  throw new BrokenEntryLine('The line is not a JSON object.');
}
