import { Service, computed, inject, linkedSignal } from '@angular/core';

import { Session } from '../../shared/data-session/session.js';
import type { FieldChange } from '../../shared/ui-schema-form/schema-value.js';
import type { Finding } from '../../shared/util-json/finding.js';
import type { Source } from '../data/annotation.js';
import { groupsOf, type OpenForm } from '../data/source-choice.js';
import { isReserved } from '../model/document.js';
import { AnnotateStore } from './annotate-store.js';
import { FORM, missingOf } from './desk-loader.js';
import { Walk } from './walk.js';

/** The server's pointers begin with the member of the request. */
const ROOT = '/annotation';

/** Forms of sources that have no tool of their own: those that one has filled in, opened, or is asked for. */
@Service({ autoProvided: false })
export class Forms {
  private readonly store = inject(AnnotateStore);
  private readonly walk = inject(Walk);
  private readonly session = inject(Session);
  /** By hand, for this picture. */
  private readonly opened = linkedSignal<string | undefined, readonly string[]>({
    source: () => this.store.content()?.id,
    computation: () => [],
  });
  private readonly sources = computed(() =>
    (this.store.loaded()?.sources ?? []).filter(({ name }) => !isReserved(name)),
  );

  readonly all = computed<readonly OpenForm[]>(() => {
    const values = this.store.draft()?.values ?? {};
    const refusals = this.store.saver.refusals();
    const ids = new Set([...this.walk.sourceIds(), ...Object.keys(values), ...this.opened()]);
    return this.sources()
      .filter(({ id }) => ids.has(id))
      .map((source) => ({
        source,
        value: values[source.id],
        missing: values[source.id] === undefined ? [] : missingOf(source, values[source.id]),
        findings: (refusals.get(`${FORM}${source.id}`)?.problem.errors ?? []).map(findingOf),
      }));
  });
  /** What more there is to fill in. */
  readonly choices = computed(() => {
    const open = new Set(this.all().map(({ source }) => source.id));
    return groupsOf(
      this.sources().filter(({ id }) => !open.has(id)),
      this.session.user()?.id,
    );
  });
  /** Whether all that was refused is shown beside its field. */
  readonly showsRefusals = computed(() => {
    const refusals = [...this.store.saver.refusals()];
    return (
      refusals.length > 0 && refusals.every(([key, { problem }]) => key.startsWith(FORM) && problem.errors.length > 0)
    );
  });

  open(id: string): void {
    this.opened.update((ids) => [...ids, id]);
  }

  set({ id, name }: Source, { value, at, isTyped }: FieldChange): void {
    const command = { type: 'value', source: id, value } as const;
    this.store.run(command, `Fill in ${name}`, isTyped ? `${FORM}${id} ${at}` : undefined);
  }

  /** Takes away what was said, and the form with it. */
  remove({ id, name }: Source): void {
    this.opened.update((ids) => ids.filter((one) => one !== id));
    if (this.store.draft()?.values[id] !== undefined)
      this.store.run({ type: 'value', source: id, value: undefined }, `Remove ${name}`);
  }
}

const findingOf = ({ path, code, message }: Finding): Finding => ({
  path: path.startsWith(ROOT) ? path.slice(ROOT.length) : path,
  code,
  message,
});
