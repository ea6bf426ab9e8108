import type { MutableCategory } from './notices.js';
import type { ScannerName } from './scanners.js';
import type { AccountLetter } from './vocabularies.js';

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
  'embedding.compute_content': { contentId: string; engineId: string };
  'embedding.compute_annotation': { annotationId: string; engineId: string };
  /** Embeds everything an engine has not seen yet. */
  'embedding.backfill': { engineId: string };
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
  /** Counts how frequent the words of published contents are, when much has changed. */
  'search.count_terms': Record<string, never>;
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
  'dataset.export': { exportId: string };
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
  'embedding.compute_content': 'embedding',
  'embedding.compute_annotation': 'embedding',
  'embedding.backfill': 'embedding',
  'duplicates.match_hash': 'search',
  'duplicates.match_embedding': 'search',
  'duplicates.compare': 'search',
  'duplicates.gather': 'search',
  'duplicates.compare_stale': 'search',
  'suggestion.look': 'suggestion',
  'suggestion.run': 'suggestion',
  'suggestion.prove': 'suggestion',
  'search.index_content': 'search',
  'search.count_terms': 'search',
  'annotation.revalidate': 'annotation',
  'annotation.tend_revalidations': 'annotation',
  'annotation.clean': 'annotation',
  'annotation.tend_cleanings': 'annotation',
  'annotation.correct_ratings': 'annotation',
  'annotation.measure_agreement': 'annotation',
  'annotation.count_terms': 'annotation',
  'dataset.export': 'dataset',
  'auth.write_letter': 'mail',
  'auth.prune_links': 'mail',
  'mail.send': 'mail',
  'mail.prune': 'mail',
  'mail.digest': 'mail',
  'event.deliver': 'event',
};
