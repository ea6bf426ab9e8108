import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { AssignmentState, CampaignState } from '@odr/contracts';
import type { AnnotationId, AssignmentId, CampaignId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';

import { AssignmentRepository, type LockedAssignment } from './assignment.repository.js';
import { AssignmentTies } from './assignment.ties.js';
import {
  AssignmentLost,
  AssignmentNotFound,
  CampaignNotFound,
  CampaignNotRunning,
  NotForYou,
  Unanswered,
} from './campaign.errors.js';
import { CampaignItemRepository } from './campaign-item.repository.js';
import { fateOf, takesPart } from './campaign.policy.js';
import { CampaignReader } from './campaign.reader.js';
import { CampaignRepository, type StandingCampaign } from './campaign.repository.js';
import { disagreementOf } from './disagreement.policy.js';
import type { AssignmentResponse, NextAssignmentResponse } from './dto/assignment.response.dto.js';

/** Hands items of campaigns to people, and takes back what they did. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly db: Database,
    private readonly campaigns: CampaignRepository,
    private readonly assignments: AssignmentRepository,
    private readonly items: CampaignItemRepository,
    private readonly ties: AssignmentTies,
    private readonly reader: CampaignReader,
    private readonly outbox: Outbox,
    private readonly auth: AuthLookup,
  ) {}

  /**
   * The item the person has in hand, or the next one for them; its time begins now.
   * @throws DcoRequired, AgreementRequired, CampaignNotFound, NotForYou, CampaignNotRunning
   */
  async next(campaignId: CampaignId, actor: Principal): Promise<NextAssignmentResponse> {
    await this.auth.assertAgreed(actor.userId);
    await this.reader.requireVisible(scopeOf(actor), campaignId);
    return this.db.transaction(async () => {
      const campaign = await this.campaigns.find(campaignId, actor.userId);
      if (!campaign) throw new CampaignNotFound(campaignId);
      if (!takesPart(actor, campaign)) throw new NotForYou();
      if (campaign.state !== CampaignState.Running) throw new CampaignNotRunning(campaign.state);
      await this.assignments.queueUp(campaignId, actor.userId);
      const scope = scopeOf(actor);
      const held = await this.assignments.renew(campaignId, actor.userId, campaign.leaseMinutes);
      // Their own is renewed before the others' are given back: who comes back late and finds the place still theirs goes on.
      if (!held) await this.assignments.reclaim(campaignId);
      const id = held ?? (await this.assignments.takeNext(campaignId, actor.userId, scope, campaign.leaseMinutes));
      if (id) return { assignment: await this.reader.assignment(scope, id), whyNone: null };
      const isHeld = await this.assignments.isSomethingHeld(campaignId, actor.userId, scope);
      return { assignment: null, whyNone: isHeld ? 'held_by_others' : 'all_done' };
    });
  }

  /** @throws AssignmentNotFound */
  async read(id: AssignmentId, actor: Principal): Promise<AssignmentResponse> {
    const assignment = await this.assignments.find(id, actor.userId);
    if (!assignment) throw new AssignmentNotFound(id);
    return this.reader.assignment(scopeOf(actor), id);
  }

  /**
   * Says that the item is annotated. Also after its time is over, unless somebody else has taken the place.
   * @param annotationIds annotations of one's own that belong to it too: made before one got the item
   * @throws AssignmentNotFound, AssignmentLost, CampaignNotRunning, Unanswered
   */
  async submit(
    id: AssignmentId,
    annotationIds: readonly AnnotationId[],
    actor: Principal,
  ): Promise<AssignmentResponse> {
    await this.inTurn(id, actor, async (assignment, campaign) => {
      if (assignment.state === AssignmentState.Submitted) return;
      if (campaign.state === CampaignState.Done) throw new CampaignNotRunning(campaign.state);
      const item = await this.items.lock(assignment.itemId);
      const takesPlace = assignment.state === AssignmentState.Returned;
      if (!item || assignment.state === AssignmentState.Skipped || (takesPlace && item.freePlaces < 1))
        throw new AssignmentLost(id);
      await this.ties.tieTo(id, annotationIds);
      const unanswered = await this.assignments.unanswered(id);
      if (unanswered.length > 0) throw new Unanswered(unanswered);
      await this.assignments.submit(id, item.id, takesPlace);
      await this.settle(assignment, campaign, { submitted: item.submitted + 1, wanted: item.wanted });
    });
    return this.reader.assignment(scopeOf(actor), id);
  }

  /** Leaves an item to others for good; whoever skips does not get it again. @throws AssignmentNotFound, AssignmentLost */
  async skip(id: AssignmentId, reason: string | null, actor: Principal): Promise<void> {
    await this.leave(id, AssignmentState.Skipped, reason, actor);
  }

  /** Gives an item back; one may get it again. @throws AssignmentNotFound, AssignmentLost */
  async release(id: AssignmentId, actor: Principal): Promise<void> {
    await this.leave(id, AssignmentState.Returned, null, actor);
  }

  private leave(id: AssignmentId, to: 'skipped' | 'returned', reason: string | null, actor: Principal): Promise<void> {
    return this.inTurn(id, actor, async (assignment) => {
      if (assignment.state === to) return;
      if (assignment.state !== AssignmentState.Open) throw new AssignmentLost(id);
      await this.assignments.leave(id, assignment.itemId, to, reason);
    });
  }

  /** Ends the item, or asks one more person where those who have submitted are far apart. */
  private async settle(
    { itemId, campaignId }: LockedAssignment,
    campaign: StandingCampaign,
    counts: { readonly submitted: number; readonly wanted: number },
  ): Promise<void> {
    const disagreement = disagreementOf(await this.items.said(itemId));
    const fate = fateOf({ ...counts, disagreement }, campaign);
    if (fate === 'asks_more') return this.items.askMore(itemId, disagreement);
    await this.items.noteDisagreement(itemId, disagreement);
    if (fate === 'waits') return;
    await this.outbox.appendAll('annotation.saved', await this.items.finish(itemId));
    // Held first: of two people who finish the last two items at once, the second has to see what the first has done.
    const standing = await this.campaigns.lock(campaignId, campaign.userId);
    if (standing?.state === CampaignState.Done || !(await this.items.isAllFinished(campaignId))) return;
    await this.campaigns.setState(campaignId, CampaignState.Done);
  }

  /** One's own assignment, held, with its campaign. Requests of one person in one campaign wait for each other. */
  private inTurn(
    id: AssignmentId,
    actor: Principal,
    work: (assignment: LockedAssignment, campaign: StandingCampaign) => Promise<void>,
  ): Promise<void> {
    return this.db.transaction(async () => {
      const known = await this.assignments.find(id, actor.userId);
      if (!known) throw new AssignmentNotFound(id);
      await this.assignments.queueUp(known.campaignId, actor.userId);
      const assignment = await this.assignments.lock(id);
      const campaign = await this.campaigns.find(known.campaignId, actor.userId);
      if (!assignment || !campaign) throw new AssignmentNotFound(id);
      await work(assignment, campaign);
    });
  }
}
