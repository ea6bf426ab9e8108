import { contributesTo, mayDo, PrincipalReader, type Principal } from '@odr/access';
import type { AcceptancesInForce } from '@odr/auth';
import { DomainError } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { ContentService } from '../content.service.js';
import { ImportStandstill } from './import-standstill.js';
import type { Import } from './import-source.js';

/** Whoever an import acts for, and what their contributions rest on. */
export interface Contributor {
  readonly actor: Principal;
  readonly acceptances: AcceptancesInForce;
}

/** Asks anew for every slice: an import runs for days, and people and agreements change meanwhile. */
@Injectable()
export class ImportActors {
  constructor(
    private readonly principals: PrincipalReader,
    private readonly contents: ContentService,
  ) {}

  /** @throws ImportStandstill while they could not upload one picture themselves */
  async of({ userId, teamId, settings }: Import): Promise<Contributor> {
    const actor = await this.principals.actingFor(userId);
    if (!actor || !mayDo(actor, 'content.create'))
      throw new ImportStandstill({
        code: 'import.contributor_gone',
        detail: 'The account that started this import is deactivated.',
      });
    if (settings.isForTeam && (teamId === null || !contributesTo(actor, teamId)))
      throw new ImportStandstill({
        code: 'import.team_lost',
        detail: 'Whoever started this import no longer contributes to its team.',
      });
    try {
      return { actor, acceptances: await this.contents.requireAgreement(actor) };
    } catch (error) {
      // The certificate, or the terms of this place, have a newer version: only they themselves can accept it.
      if (!(error instanceof DomainError)) throw error;
      throw new ImportStandstill({ code: error.code, detail: error.message });
    }
  }
}
