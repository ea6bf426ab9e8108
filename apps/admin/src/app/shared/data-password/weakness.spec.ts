import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';

import type { Problem } from '../data-problem/problem.js';
import { beyondWeakness, weaknessAt } from './weakness.js';

describe('a refused password', () => {
  const problem = (code: string, extra = {}): Problem => ({
    status: 422,
    code,
    title: 'No',
    detail: 'Choose another.',
    errors: [],
    extra,
  });
  const field = () => TestBed.runInInjectionContext(() => form(signal('x')));

  it('is told at its field, by reason', () => {
    const fieldTree = field();

    expect(weaknessAt(problem('auth.weak_password', { reason: 'contains_identity' }), fieldTree)).toEqual([
      { kind: 'auth.weak_password', message: 'This is your name or e-mail address', fieldTree },
    ]);
    expect(beyondWeakness(problem('auth.weak_password'))).toBeUndefined();
  });

  it('is told in the server’s words for a reason that is new', () => {
    expect(weaknessAt(problem('auth.weak_password', { reason: 'too_blue' }), field())).toMatchObject([
      { message: 'Choose another.' },
    ]);
  });

  it('leaves other problems to the page', () => {
    expect(weaknessAt(problem('auth.email_taken'), field())).toEqual([]);
    expect(beyondWeakness(problem('auth.email_taken'))).toMatchObject({ code: 'auth.email_taken' });
  });
});
