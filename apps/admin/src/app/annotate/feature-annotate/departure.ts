import { Service, inject, signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';

import { sentenceOf, toProblem } from '../../shared/data-problem/problem.js';
import { Saver } from './saver.js';
import { Walk } from './walk.js';

/** From one picture to the next: what is not saved yet is saved first. */
@Service({ autoProvided: false })
export class Departure {
  private readonly saver = inject(Saver);
  private readonly walk = inject(Walk);
  private readonly router = inject(Router);
  private readonly snacks = inject(MatSnackBar);
  private readonly _isUnderWay = signal(false);

  readonly isUnderWay = this._isUnderWay.asReadonly();

  /** Hands the picture in and goes on, or goes back. */
  async go(by: 1 | -1): Promise<void> {
    await this.once(async () => {
      const isSaved = await this.saver.flush();
      // What only this screen has must not go with it; a campaign takes in only what is on the server.
      const mayGo = isSaved || (this.saver.isSafe() && (by === -1 || !this.walk.isHandedIn()));
      if (mayGo) await this.to(by === 1 ? await this.walk.following() : this.walk.previous(), by);
      else this.say('Not everything is saved yet, so the picture stays.');
    });
  }

  async skip(): Promise<void> {
    await this.once(async () => {
      await this.saver.flush();
      await this.walk.skip();
      await this.to(await this.walk.following(), 1);
    });
  }

  private async to(content: { readonly id: string } | undefined, by: 1 | -1): Promise<void> {
    if (content) await this.router.navigate(['/annotate', content.id], { queryParamsHandling: 'preserve' });
    else this.say(by === 1 ? 'That was the last one.' : 'That is the first one.');
  }

  private async once(work: () => Promise<void>): Promise<void> {
    if (this._isUnderWay()) return;
    this._isUnderWay.set(true);
    try {
      await work();
    } catch (error) {
      // The campaign may have ended, or want an annotation that is missing: only the server can know.
      this.say(sentenceOf(toProblem(error)));
    } finally {
      this._isUnderWay.set(false);
    }
  }

  private say(text: string): void {
    this.snacks.open(text, undefined, { duration: 6_000 });
  }
}
