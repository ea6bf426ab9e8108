import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { BacktestsResponse, QueuesResponse, RuleFactsResponse, RulesResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Proof } from './proof.js';
import type { Backtest, Fact, Rule, RuleCheck, RuleDraft, RuleHistory, RuleHit, RuleSettings } from './rule.js';

const RULES = '/api/v1/moderation/rules';

/** Automatic rules, their backtests and their history. */
@Service()
export class RuleClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly Rule[]> {
    return (await firstValueFrom(this.http.get<RulesResponse>(RULES))).items;
  }

  get(id: string): Promise<Rule> {
    return firstValueFrom(this.http.get<Rule>(`${RULES}/${id}`));
  }

  async facts(): Promise<readonly Fact[]> {
    return (await firstValueFrom(this.http.get<RuleFactsResponse>(`${RULES}/facts`))).items;
  }

  async queues(): Promise<readonly string[]> {
    const { items } = await firstValueFrom(this.http.get<QueuesResponse>('/api/v1/moderation/queues'));
    return items.map(({ name }) => name);
  }

  check(expression: string): Promise<RuleCheck> {
    return firstValueFrom(this.http.post<RuleCheck>(`${RULES}/check`, { expression }));
  }

  create(draft: RuleDraft): Promise<Rule> {
    return firstValueFrom(this.http.post<Rule>(RULES, draft));
  }

  /** Refused with 412 when somebody else was faster. */
  change({ id, edition }: Rule, change: Partial<RuleDraft> & { status?: Rule['status'] }): Promise<Rule> {
    const headers = { 'If-Match': `"${edition}"` };
    return firstValueFrom(this.http.patch<Rule>(`${RULES}/${id}`, change, { headers }));
  }

  history(id: string): Promise<RuleHistory> {
    return firstValueFrom(this.http.get<RuleHistory>(`${RULES}/${id}/history`));
  }

  hits(id: string, cursor: string | undefined): Promise<Page<RuleHit>> {
    return firstValueFrom(
      this.http.get<Page<RuleHit>>(`${RULES}/${id}/hits`, { params: present({ cursor, limit: 20 }) }),
    );
  }

  proof(id: string): Promise<Proof> {
    return firstValueFrom(this.http.get<Proof>(`${RULES}/${id}/proof`));
  }

  settings(): Promise<RuleSettings> {
    return firstValueFrom(this.http.get<RuleSettings>(`${RULES}/settings`));
  }

  setSettings(settings: RuleSettings): Promise<RuleSettings> {
    return firstValueFrom(this.http.put<RuleSettings>(`${RULES}/settings`, settings));
  }

  async backtests(id: string): Promise<readonly Backtest[]> {
    return (await firstValueFrom(this.http.get<BacktestsResponse>(`${RULES}/${id}/backtests`))).items;
  }

  backtest(id: string, days: number): Promise<Backtest> {
    return firstValueFrom(this.http.post<Backtest>(`${RULES}/${id}/backtest`, { days }));
  }

  cancelBacktest(id: string): Promise<Backtest> {
    return firstValueFrom(this.http.post<Backtest>(`${RULES}/backtests/${id}/cancel`, {}));
  }
}
