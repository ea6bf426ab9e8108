import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';

import { Keymap } from './keymap.js';
import { Shortcuts, shortcutId } from './shortcuts.js';

describe('shortcuts', () => {
  const press = (key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body): void => {
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
    );
  };
  const within = <T extends HTMLElement>(element: T): T => document.body.appendChild(element);
  let shortcuts: Shortcuts;
  const run = jest.fn();

  beforeEach(() => {
    run.mockClear();
    localStorage.clear();
    document.body.replaceChildren();
    shortcuts = TestBed.inject(Shortcuts);
  });

  it('runs the key of a scope, in either case, and its aliases', () => {
    shortcuts.scope('queue', [{ key: 'j', aliases: ['ArrowDown'], label: 'Next', run }]);

    press('j');
    press('J', { shiftKey: true });
    press('ArrowDown');

    expect(run).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['a modifier', { ctrlKey: true }],
    ['another modifier', { metaKey: true }],
    ['a held key', { repeat: true }],
    ['composition', { isComposing: true }],
  ])('leaves %s alone', (_what, init) => {
    shortcuts.scope('queue', [{ key: 'a', label: 'Approve', run }]);

    press('a', init);

    expect(run).not.toHaveBeenCalled();
  });

  it('tells chords from the key alone', () => {
    const [undo, redo, letter, far, near] = [jest.fn(), jest.fn(), jest.fn(), jest.fn(), jest.fn()];
    shortcuts.scope('annotate', [
      { key: 'z', label: 'Zoom', run: letter },
      { key: 'Ctrl+z', label: 'Undo', run: undo },
      { key: 'Ctrl+Shift+z', label: 'Redo', run: redo },
      { key: 'ArrowUp', label: 'Up', run: near },
      { key: 'Shift+ArrowUp', label: 'Far up', run: far },
    ]);

    press('z');
    press('z', { ctrlKey: true });
    press('z', { metaKey: true });
    press('Z', { ctrlKey: true, shiftKey: true });
    press('ArrowUp');
    press('ArrowUp', { shiftKey: true });

    expect([letter, undo, redo, near, far].map(({ mock }) => mock.calls.length)).toEqual([1, 2, 1, 1, 1]);
  });

  it('runs on while a key is held, where that is wanted, and tells when it is let go', () => {
    const release = jest.fn();
    shortcuts.scope('annotate', [
      { key: 'ArrowUp', label: 'Up', run, isRepeating: true },
      { key: ' ', label: 'Move the picture', run, release },
    ]);

    press('ArrowUp');
    press('ArrowUp', { repeat: true });
    press(' ');
    press(' ', { repeat: true });
    expect(release).not.toHaveBeenCalled();
    document.body.dispatchEvent(new KeyboardEvent('keyup', { key: ' ', bubbles: true }));

    expect(run).toHaveBeenCalledTimes(3);
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('works while typing where that is wanted', () => {
    shortcuts.scope('annotate', [{ key: 'Ctrl+Enter', label: 'Next', run, isForTyping: true }]);

    press('Enter', { ctrlKey: true }, within(document.createElement('textarea')));

    expect(run).toHaveBeenCalledTimes(1);
  });

  it('leaves typing alone', () => {
    shortcuts.scope('queue', [{ key: 'a', label: 'Approve', run }]);

    press('a', {}, within(document.createElement('input')));
    press('a', {}, within(document.createElement('textarea')));
    press('a', {}, within(document.createElement('select')));

    expect(run).not.toHaveBeenCalled();
  });

  it('leaves Space to the focused button, but takes letters there', () => {
    const button = within(document.createElement('button'));
    shortcuts.scope('queue', [
      { key: ' ', label: 'Reveal', run },
      { key: 'a', label: 'Approve', run },
    ]);

    press(' ', {}, button);
    expect(run).not.toHaveBeenCalled();

    press('a', {}, button);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('asks the newest scope first and hides what lies below a modal one', () => {
    const below = jest.fn();
    shortcuts.scope('page', [
      { key: 'a', label: 'Approve', run: below },
      { key: 'b', label: 'Below', run: below },
    ]);
    const close = shortcuts.scope('dialog', [{ key: 'a', label: 'Answer', run }], { isModal: true });

    press('a');
    press('b');
    expect(run).toHaveBeenCalledTimes(1);
    expect(below).not.toHaveBeenCalled();

    close();
    press('b');
    expect(below).toHaveBeenCalledTimes(1);
  });

  it('does nothing while single keys are switched off', () => {
    shortcuts.scope('queue', [{ key: 'a', label: 'Approve', run }]);
    shortcuts.setOff(true);

    press('a');

    expect(run).not.toHaveBeenCalled();
  });

  it('goes by the keys that somebody chose, and keeps them', () => {
    const [approve, reject] = [jest.fn(), jest.fn()];
    const rejecting = { key: 'r', label: 'Reject', run: reject };
    shortcuts.scope('queue', [{ key: 'a', label: 'Approve', run: approve }, rejecting]);
    const keymap = TestBed.inject(Keymap);
    keymap.belongTo('mina');

    keymap.choose(shortcutId('queue', 'a'), 'x');
    keymap.choose(shortcutId('queue', 'r'), null);
    for (const key of ['a', 'x', 'r']) press(key);

    expect([approve, reject].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    expect([shortcuts.shown('a'), shortcuts.shown('r')]).toEqual(['x', undefined]);
    expect(shortcuts.takenBy('x', rejecting)).toBe('Approve');
    expect(shortcuts.takenBy('r', rejecting)).toBeUndefined();
    keymap.belongTo('otto');
    expect(shortcuts.shown('a')).toBe('a');
    keymap.belongTo('mina');
    expect(shortcuts.shown('a')).toBe('x');
    keymap.choose(shortcutId('queue', 'a'), undefined);
    expect(shortcuts.shown('a')).toBe('a');
  });

  it('is as it was meant when what was kept cannot be read', () => {
    localStorage.setItem('odr.keys.mina', '{');

    TestBed.inject(Keymap).belongTo('mina');

    expect(TestBed.inject(Keymap).kept()).toEqual({ keys: {}, isOff: false });
  });

  it('passes over a key that is not enabled', () => {
    shortcuts.scope('queue', [{ key: 'u', label: 'Undo', run, isEnabled: () => false }]);

    press('u');

    expect(run).not.toHaveBeenCalled();
  });
});
