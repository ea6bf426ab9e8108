import { Inject, Injectable } from '@nestjs/common';
import type { ScannerName } from '@odr/contracts';
import type { Scanner, ScannerCard } from './scanner.js';
import { SCANNER_CARDS } from './scanner-cards.js';

/** Injection token of everything that can scan, on or off. */
export const ALL_SCANNERS = Symbol('all scanners');

/** A scanner and what is known of it. */
export interface ReadyScanner {
  readonly card: ScannerCard;
  readonly scanner: Scanner;
}

/** The scanners that this process runs. */
@Injectable()
export class Scanners {
  private readonly byName: ReadonlyMap<ScannerName, ReadyScanner>;

  constructor(@Inject(ALL_SCANNERS) all: readonly Scanner[], @Inject(SCANNER_CARDS) cards: readonly ScannerCard[]) {
    this.byName = new Map(cards.map((card) => [card.name, { card, scanner: programOf(card, all) }]));
  }

  all(): readonly ReadyScanner[] {
    return [...this.byName.values()];
  }

  find(name: ScannerName): ReadyScanner | undefined {
    return this.byName.get(name);
  }
}

function programOf({ name }: ScannerCard, all: readonly Scanner[]): Scanner {
  const scanner = all.find((one) => one.name === name);
  if (!scanner) throw new Error(`The scanner ${name} has a card and no program.`);
  return scanner;
}
