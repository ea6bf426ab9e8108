import { DomainError } from '@odr/kernel';

export class QueueExists extends DomainError {
  readonly code = 'moderation.queue_exists';
  constructor(queue: string) {
    super(`A queue is or was called ${queue}. Choose another name; closed cases keep the old one.`, { queue });
  }
}

/** Something would be left without a place. */
export class QueueInUse extends DomainError {
  readonly code = 'moderation.queue_in_use';
  constructor(
    queue: string,
    why: { readonly open: number; readonly rules: readonly string[]; readonly isStanding: boolean },
  ) {
    super(
      why.isStanding
        ? `The system itself puts cases into ${queue}.`
        : `Move its open cases elsewhere and take ${queue} out of the routing rules first.`,
      { queue, ...why },
    );
  }
}

export class NotAMember extends DomainError {
  readonly code = 'moderation.not_a_member';
  constructor(queue: string) {
    super(`Only its members work in ${queue}. Ask an administrator to make you one.`, { queue });
  }
}
