import type { ContentId, SavedSearchId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { SavedSearch } from './saved-search.entity.js';

/** That a search has found a new picture: its owner is told of each once. */
@Entity('saved_search_match')
@Index('saved_search_match_content_idx', ['contentId'])
@Index('saved_search_match_untold_idx', { synchronize: false })
export class SavedSearchMatch {
  @PrimaryColumn({ name: 'search_id', type: 'uuid', primaryKeyConstraintName: 'saved_search_match_pkey' })
  readonly searchId!: SavedSearchId;

  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'saved_search_match_pkey' })
  readonly contentId!: ContentId;

  @ManyToOne(() => SavedSearch, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'search_id', foreignKeyConstraintName: 'saved_search_match_search_fk' })
  readonly search?: SavedSearch;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'saved_search_match_content_fk' })
  readonly content?: Content;

  @Column({ name: 'matched_at', type: 'timestamptz', default: () => 'now()' })
  readonly matchedAt!: Date;

  @Column({ name: 'told_at', type: 'timestamptz', nullable: true })
  toldAt!: Date | null;
}
