import type { AccountLetter } from './accounts.js';
import type { MutableCategory } from './notices.js';
import type { ScannerName } from './scanners.js';

export const JobState = {
  Queued: 'queued',
  Running: 'running',
  Paused: 'paused',
  Done: 'done',
  Failed: 'failed',
  Cancelled: 'cancelled',
} as const;
export type JobState = (typeof JobState)[keyof typeof JobState];

/**
 * Background work by name. Payloads are ids, never rows, so that a job retried tomorrow acts on tomorrow's data.
 * Every name has exactly one handler (checked when the worker boots), and every handler is safe to repeat.
 */
export interface Jobs {
  /** Identifies, decodes, hashes, cleans and previews one received file. */
  'content.process': { contentId: string };
  /** One scanner looks at one content: after processing, and after edits of what it looks at. */
  'content.scan': { contentId: string; scanner: ScannerName };
  /** The same for what an older version of the scanner, or none, has seen; in a queue of its own, so that nothing new waits. */
  'content.rescan': { contentId: string; scanner: ScannerName };
  /** Asks for some of those. */
  'content.find_unscanned': Record<string, never>;
  /** Asks for checks of the sources whose turn has come. */
  'content.watch_sources': Record<string, never>;
  /** Whether an address that items name as their source is still there, and what its site says now. */
  'content.check_source': { sourceId: string };
  /** Writes the plan of an import: one row for everything that is in it. */
  'import.list': { importId: string };
  /** Takes in some of what an import has planned, then asks for itself. */
  'import.run': { importId: string };
  /** Sets imports going again whose job was lost. */
  'import.tend': Record<string, never>;
  /** Makes the files of a content that lack, or that an older recipe made. */
  'content.derive': { contentId: string };
  /** Asks for some of those. */
  'content.find_underived': Record<string, never>;
  /** Computes the hashes that a content has when it is turned; old ones have only the first. */
  'content.turn_hash': { contentId: string };
  /** Asks for some of those. */
  'content.find_unturned': Record<string, never>;
  /** Reads some of what is stored once more and compares it with its hash. */
  'content.scrub': Record<string, never>;
  /** Deletes blobs that no row has named for longer than the grace time. */
  'content.collect_garbage': Record<string, never>;
  /** Gives up resumable uploads for which nothing came for too long. */
  'content.expire_uploads': Record<string, never>;
  /** One vector for one content by one engine. */
  /** Embeds what has come in and waits for the engine, in batches. */
  'embedding.embed_due': { engineId: string };
  /** Sets those going again whose job was lost. */
  'embedding.tend': Record<string, never>;
  /** Removes the vectors of an engine that has been retired. */
  'embedding.purge': { engineId: string };
  /** Embeds everything an engine has not seen yet. */
  'embedding.backfill': { engineId: string };
  /** Gives an engine the vector index it should have, or drops that of one that has had its day. */
  'embedding.index': { engineId: string };
  /** Asks for those that are due. */
  'embedding.tend_indexes': Record<string, never>;
  'duplicates.match_hash': { contentId: string };
  'duplicates.match_embedding': { contentId: string; engineId: string };
  /** Lays the content on those that may be copies of it, and says why they are. */
  'duplicates.compare': { contentId: string };
  /** Makes the cluster that the content belongs to, or ends it. */
  'duplicates.gather': { contentId: string };
  /** Takes up pairs that an older comparison has judged. */
  'duplicates.compare_stale': Record<string, never>;
  /** One model looks at one content and proposes annotations. */
  'suggestion.look': { contentId: string; modelId: string };
  /** Takes a model's way through a set on by a few pictures, then asks for itself. */
  'suggestion.run': { runId: string };
  /** Whether a model may still do without people, and accepts what waits if so. */
  'suggestion.prove': { modelId: string };
  'search.index_content': { contentId: string };
  /** Makes documents anew that older rules have made. */
  'search.renew_documents': Record<string, never>;
  /** Draws a map of the collection, or goes on with it, then asks for itself. */
  'search.draw_map': { versionId: number };
  /** Finds the place of one content on the maps of an engine. */
  'search.place_on_map': { contentId: string; engineId: string };
  /** Draws anew what has gone stale, names parts, and clears away what serves no more. */
  'search.tend_maps': Record<string, never>;
  /** Compares new pictures with the searches that people keep, and tells them. */
  'saved_search.alert': Record<string, never>;
  /** Goes on putting what a search finds into a set. */
  'search.freeze': { setId: string };
  /** Counts where the published collection is thin. */
  'search.find_gaps': Record<string, never>;
  /** Forgets deleted searches, and what was told long ago. */
  'saved_search.prune': Record<string, never>;
  /** Counts how frequent the words of published contents are, when much has changed. */
  'search.count_terms': Record<string, never>;
  /** Asks some of what indexes have answered again, exactly. */
  'search.check_recall': Record<string, never>;
  /** Forgets searches that found nothing, and that nobody asks any more. */
  'search.forget_misses': Record<string, never>;
  /** Lays a source's schema on some of its annotations, then asks for itself. */
  'annotation.revalidate': { revalidationId: string };
  /** Sets those going again whose job was lost. */
  'annotation.tend_revalidations': Record<string, never>;
  /** Takes a cleaning of captions on, or back, then asks for itself. */
  'annotation.clean': { cleaningId: string };
  /** Sets those going again whose job was lost. */
  'annotation.tend_cleanings': Record<string, never>;
  /** Takes what people have rated since into the corrected ratings. */
  'annotation.correct_ratings': Record<string, never>;
  /** Compares what people annotated twice since the last time, and computes how much they agree. */
  'annotation.measure_agreement': Record<string, never>;
  /** Counts the tags and labels that annotators are offered. */
  'annotation.count_terms': Record<string, never>;
  /** Whether the history of moderation is as it was written, and the tables follow from it. */
  'moderation.verify_history': Record<string, never>;
  /** Ends temporary decisions whose time has come. */
  'moderation.end_temporary': Record<string, never>;
  /** Moves open cases to where a version of the routing rules puts them, then asks for itself. */
  'moderation.reroute': { version: number };
  /** Lets cases rise that have waited for long, and folds what has been counted. */
  'moderation.tend_queues': Record<string, never>;
  /** Adds up what happened in moderation since, by day. */
  'moderation.count_days': Record<string, never>;
  /** Counts open cases one by one, and mends the counts of the queues if they differ. */
  'moderation.recount_queues': Record<string, never>;
  /** Takes a batch of decisions on, or back, then asks for itself. */
  'moderation.run_batch': { batchId: string };
  /** Sets those going again whose job was lost. */
  'moderation.tend_batches': Record<string, never>;
  /** Deletes plans that nobody has applied within a day. */
  'moderation.forget_plans': Record<string, never>;
  /** Begins to compare everything here with what a bank has gained. */
  'moderation.match_bank': { bankId: string };
  /** Takes such a search on by some contents, then asks for itself. */
  'moderation.search_bank': { scanId: string };
  /** Sets those going again whose job was lost. */
  'moderation.tend_banks': Record<string, never>;
  /** Lays a version of a rule on the facts of some time. */
  'rule.backtest': { backtestId: string };
  /** Pauses rules that match strangely much. */
  'rule.watch': Record<string, never>;
  /** Forgets old fact sheets, and keeps those of contents that have none yet. */
  'rule.tend_sheets': Record<string, never>;
  'dataset.export': { exportId: string };
  /** Takes an export to a hub or a store. */
  'dataset.push': { pushId: string };
  /** Makes the list of a version, all of it or nothing. */
  'dataset.freeze': { versionId: string };
  /** Tells consumers of what went without an event, such as rows that were erased. */
  'dataset.sweep_withdrawals': Record<string, never>;
  /** Writes to the owner of an account; null where there is none, so that asking takes as long. */
  'auth.write_letter': { letter: AccountLetter; userId: string | null };
  /** Forgets links in letters that have expired. */
  'auth.prune_links': Record<string, never>;
  'mail.send': { messageId: string };
  /** Forgets old messages and notices. */
  'mail.prune': Record<string, never>;
  /** One mail about what one person was told in one category. */
  'mail.digest': { userId: string; category: MutableCategory };
  /** One subscriber's share of a domain event. */
  'event.deliver': { eventId: string; subscriber: string };
}
export type JobName = keyof Jobs;

export const QUEUES = [
  'content',
  'import',
  'scan',
  'rescan',
  'derivative',
  'embedding',
  'suggestion',
  'search',
  'annotation',
  'dataset',
  'mail',
  'event',
] as const;
export type QueueName = (typeof QUEUES)[number];

/** Which queue carries which job. Slow models never stand in the way of intake. */
export const QUEUE_OF: Readonly<Record<JobName, QueueName>> = {
  'content.process': 'content',
  'import.list': 'import',
  'import.run': 'import',
  'import.tend': 'import',
  'content.scan': 'scan',
  'content.rescan': 'rescan',
  'content.find_unscanned': 'rescan',
  'content.watch_sources': 'rescan',
  'content.check_source': 'rescan',
  'content.derive': 'derivative',
  'content.find_underived': 'derivative',
  'content.turn_hash': 'derivative',
  'content.find_unturned': 'derivative',
  'content.scrub': 'derivative',
  'content.collect_garbage': 'scan',
  'content.expire_uploads': 'scan',
  'embedding.embed_due': 'embedding',
  'embedding.tend': 'embedding',
  'embedding.purge': 'embedding',
  'embedding.backfill': 'embedding',
  'embedding.index': 'embedding',
  'embedding.tend_indexes': 'embedding',
  'duplicates.match_hash': 'search',
  'duplicates.match_embedding': 'search',
  'duplicates.compare': 'search',
  'duplicates.gather': 'search',
  'duplicates.compare_stale': 'search',
  'suggestion.look': 'suggestion',
  'suggestion.run': 'suggestion',
  'suggestion.prove': 'suggestion',
  'search.index_content': 'search',
  'search.renew_documents': 'search',
  'search.draw_map': 'search',
  'search.place_on_map': 'search',
  'search.tend_maps': 'search',
  'search.count_terms': 'search',
  'search.check_recall': 'search',
  'search.forget_misses': 'search',
  'saved_search.alert': 'search',
  'saved_search.prune': 'search',
  'search.freeze': 'search',
  'search.find_gaps': 'search',
  'annotation.revalidate': 'annotation',
  'annotation.tend_revalidations': 'annotation',
  'annotation.clean': 'annotation',
  'annotation.tend_cleanings': 'annotation',
  'annotation.correct_ratings': 'annotation',
  'annotation.measure_agreement': 'annotation',
  'annotation.count_terms': 'annotation',
  'moderation.end_temporary': 'event',
  'moderation.verify_history': 'event',
  'moderation.reroute': 'event',
  'moderation.tend_queues': 'event',
  'moderation.count_days': 'event',
  'moderation.recount_queues': 'event',
  'moderation.run_batch': 'annotation',
  'moderation.tend_batches': 'annotation',
  'moderation.forget_plans': 'annotation',
  'moderation.match_bank': 'search',
  'moderation.search_bank': 'search',
  'moderation.tend_banks': 'search',
  'rule.backtest': 'dataset',
  'rule.watch': 'scan',
  'rule.tend_sheets': 'scan',
  'dataset.export': 'dataset',
  'dataset.freeze': 'dataset',
  'dataset.sweep_withdrawals': 'dataset',
  'dataset.push': 'dataset',
  'auth.write_letter': 'mail',
  'auth.prune_links': 'mail',
  'mail.send': 'mail',
  'mail.prune': 'mail',
  'mail.digest': 'mail',
  'event.deliver': 'event',
};
