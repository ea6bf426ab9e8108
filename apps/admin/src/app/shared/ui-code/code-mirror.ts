import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forceLinting, linter, lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

import type { Finding } from '../util-json/finding.js';
import { parsed, placeOf } from '../util-json/json-text.js';

export interface EditorWishes {
  readonly label: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly changed: (text: string) => void;
}

/** A JSON editor in `host`. Tab leaves it, as everywhere else, so that nobody is caught in it by keyboard. */
export class CodeMirror {
  private findings: readonly Finding[] = [];
  private readonly view: EditorView;

  constructor(host: HTMLElement, { label, text, isReadOnly, changed }: EditorWishes) {
    const parseErrors = jsonParseLinter();
    this.view = new EditorView({
      parent: host,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          history(),
          json(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          syntaxHighlighting(COLOURS),
          LOOK,
          EditorView.lineWrapping,
          // Focusable as it is; said once more, it is found to be what scrolls by keyboard.
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorState.readOnly.of(isReadOnly),
          keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
          linter((view) => (view.state.doc.length === 0 ? [] : [...parseErrors(view), ...this.diagnostics(view)]), {
            delay: 200,
          }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) changed(state.doc.toString());
          }),
        ],
      }),
    });
  }

  /** Does nothing when it says so already, so that the caret stays where it is. */
  show(text: string): void {
    const { doc } = this.view.state;
    if (doc.toString() !== text) this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
  }

  mark(findings: readonly Finding[]): void {
    this.findings = findings;
    forceLinting(this.view);
  }

  close(): void {
    this.view.destroy();
  }

  private diagnostics(view: EditorView): Diagnostic[] {
    const text = view.state.doc.toString();
    if (!('value' in parsed(text))) return [];
    return this.findings.map(({ path, code, message }) => {
      const { from, to } = placeOf(text, path);
      // A whole object underlined says nothing; its first line does.
      const end = Math.min(to, view.state.doc.lineAt(from).to);
      return { from, to: end, severity: 'error', message: `${message} (${code})` };
    });
  }
}

/** Texts need more contrast than lines of charts, which these tokens have against both surfaces. */
const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--odr-chart-1)' },
  { tag: tags.string, color: 'var(--odr-chart-3)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--odr-chart-4)' },
]);

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--odr-surface-raised)', color: 'var(--odr-text)', fontSize: '13px', blockSize: '100%' },
  '&.cm-focused': { outline: '2px solid var(--mat-sys-primary)', outlineOffset: '-1px' },
  '.cm-scroller': {
    fontFamily: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace",
  },
  '.cm-content': { caretColor: 'var(--odr-text)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--odr-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--odr-surface-sunken)',
    color: 'var(--odr-text-quiet)',
    borderInlineEnd: '1px solid var(--odr-line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--mat-sys-primary) 6%, transparent)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--odr-surface-raised)',
    color: 'var(--odr-text)',
    border: '1px solid var(--odr-line)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--mat-sys-primary) 20%, transparent)',
  },
});
