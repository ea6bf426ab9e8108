import { Injectable } from '@nestjs/common';
import { contributesTo, type Principal, scopeOf } from '@odr/access';
import { NotYourTeam } from '@odr/content';
import { CampaignState } from '@odr/contracts';
import { type CampaignId, type ContentSetId, newId, type TeamId, type UserId } from '@odr/kernel';
import { assertMatches, Database, Outbox } from '@odr/platform';

import { AnnotationSourceService } from '../source/annotation-source.service.js';
import { CampaignItemRepository } from './campaign-item.repository.js';
import {
  CampaignNotFound,
  CampaignTooLarge,
  CampaignWithoutItems,
  IllegalCampaignTransition,
  NotYourCampaign,
  UnknownPeople,
} from './campaign.errors.js';
import { assertCanBecome, assertEnoughPeople, mayManage, MOST_CAMPAIGN_ITEMS } from './campaign.policy.js';
import { CampaignReader } from './campaign.reader.js';
import { CampaignRepository, type StandingCampaign } from './campaign.repository.js';
import type {
  CreateCampaignRequest,
  PreviewCampaignRequest,
  UpdateCampaignRequest,
} from './dto/campaign.request.dto.js';
import type { CampaignPreviewResponse } from './dto/campaign.response.dto.js';

const DEFAULT_DISAGREEMENT = 0.4;
const DEFAULT_LEASE_MINUTES = 30;

/** Commands on campaigns. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly db: Database,
    private readonly campaigns: CampaignRepository,
    private readonly items: CampaignItemRepository,
    private readonly reader: CampaignReader,
    private readonly sources: AnnotationSourceService,
    private readonly outbox: Outbox,
  ) {}

  /** As a draft, with its items frozen. @throws NotYourTeam, AnnotationSourceNotFound, UnknownPeople, TooFewPeople, CampaignWithoutItems, CampaignTooLarge */
  create(request: CreateCampaignRequest, actor: Principal): Promise<CampaignId> {
    return this.db.transaction(async () => {
      const most = await this.assertWorkable(request, actor);
      const id = newId<CampaignId>();
      await this.campaigns.insert({
        id,
        name: request.name,
        guideline: request.guideline?.trim() ?? '',
        peoplePerItem: request.peoplePerItem,
        mostPeoplePerItem: most,
        disagreementAbove: request.disagreementAbove ?? DEFAULT_DISAGREEMENT,
        leaseMinutes: request.leaseMinutes ?? DEFAULT_LEASE_MINUTES,
        setId: (request.filter.setId as ContentSetId | undefined) ?? null,
        userId: actor.userId,
        teamId: request.teamId ?? null,
        isOpen: isOpen(request),
        dueAt: request.dueAt ? new Date(request.dueAt) : null,
        sourceIds: request.sourceIds,
        people: request.people ?? [],
      });
      assertSize(await this.campaigns.freeze(id, scopeOf(actor), request.filter, request.peoplePerItem));
      return id;
    });
  }

  /** How much work it would be; refuses what `create` refuses. */
  async preview(request: PreviewCampaignRequest, actor: Principal): Promise<CampaignPreviewResponse> {
    const most = await this.assertWorkable(request, actor);
    const items = await this.campaigns.countMatching(scopeOf(actor), request.filter);
    assertSize(items);
    return {
      items,
      submissions: items * request.peoplePerItem,
      mostSubmissions: items * most,
      people: await this.people(request),
      medianSeconds: await this.reader.medianSecondsOf(request.sourceIds),
    };
  }

  /** @throws CampaignNotFound, NotYourCampaign, PreconditionFailed */
  update(id: CampaignId, changes: UpdateCampaignRequest, ifMatch: string | undefined, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const campaign = await this.lock(id, actor);
      assertMatches(ifMatch, campaign.version);
      const { dueAt } = changes;
      await this.campaigns.update(id, {
        ...changes,
        guideline: changes.guideline?.trim(),
        dueAt: dueAt === undefined || dueAt === null ? dueAt : new Date(dueAt),
      });
    });
  }

  /** Starts, pauses, goes on or ends. @throws CampaignNotFound, NotYourCampaign, IllegalCampaignTransition */
  become(id: CampaignId, to: Exclude<CampaignState, 'draft'>, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const campaign = await this.lock(id, actor);
      assertCanBecome(campaign.state, to);
      await this.campaigns.setState(id, to);
      if (to === CampaignState.Done) await this.outbox.appendAll('annotation.saved', await this.items.finishAll(id));
    });
  }

  /** Only a draft. @throws CampaignNotFound, NotYourCampaign, IllegalCampaignTransition */
  delete(id: CampaignId, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const campaign = await this.lock(id, actor);
      if (campaign.state !== CampaignState.Draft) throw new IllegalCampaignTransition(campaign.state, 'deleted');
      await this.campaigns.delete(id);
    });
  }

  /** @returns how many people an item may ask for */
  private async assertWorkable(request: PreviewCampaignRequest, actor: Principal): Promise<number> {
    const { teamId = null, people = [], peoplePerItem } = request;
    if (teamId && !contributesTo(actor, teamId)) throw new NotYourTeam(teamId);
    await this.sources.readAll(request.sourceIds);
    const known = await this.campaigns.known(people, teamId);
    const unknown = people.filter((person) => !known.has(person));
    if (unknown.length > 0) throw new UnknownPeople(unknown);
    const most = Math.max(peoplePerItem, request.mostPeoplePerItem ?? peoplePerItem);
    assertEnoughPeople(await this.people(request), most);
    return most;
  }

  /** How many may take part; null when anybody may. */
  private async people({ teamId, people = [] }: Audience): Promise<number | null> {
    if (people.length > 0) return people.length;
    return teamId ? this.campaigns.contributors(teamId) : null;
  }

  private async lock(id: CampaignId, actor: Principal): Promise<StandingCampaign> {
    await this.reader.requireVisible(scopeOf(actor), id);
    const campaign = await this.campaigns.lock(id, actor.userId);
    if (!campaign) throw new CampaignNotFound(id);
    if (!mayManage(actor, campaign)) throw new NotYourCampaign();
    return campaign;
  }
}

interface Audience {
  readonly teamId?: TeamId | null;
  readonly people?: readonly UserId[];
}

const isOpen = ({ teamId, people = [] }: Audience): boolean => !teamId && people.length === 0;

function assertSize(items: number): void {
  if (items === 0) throw new CampaignWithoutItems();
  if (items > MOST_CAMPAIGN_ITEMS) throw new CampaignTooLarge(MOST_CAMPAIGN_ITEMS);
}
