import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor';
import { Clock } from '../shared/time/clock';
import { insertForEach, insertOf } from '../shared/database/entity-rows';
import type { Statement } from '../shared/database/statement';
import { AuditEntry, type AuditEvent } from './audit-entry.entity';

/** What is recorded about an event, besides its actor and time. */
export interface Audited {
  readonly event: AuditEvent;
  readonly merchantId?: string | null;
  readonly caseId?: string | null;
  readonly orderId?: string | null;
  readonly revision?: number;
  readonly detail?: object;
}

/** Appends to the audit log within the transaction of the action itself: both are committed, or neither. */
@Injectable()
export class AuditService {
  constructor(private readonly clock: Clock) {}

  async record(tx: EntityManager, actor: Actor, audited: Audited): Promise<void> {
    const row = this.row(actor, audited);
    // Without RETURNING: not every role may read what it writes.
    await tx.createQueryBuilder().insert().into(AuditEntry).values(row).updateEntity(false).execute();
  }

  /** The same entry as a statement. */
  entry(actor: Actor, audited: Audited): Statement {
    return insertOf(AuditEntry, this.row(actor, audited));
  }

  /**
   * The same for a change that may affect no row: an entry for each row that `change` returns, in one statement with
   * it.
   */
  entryForEach(change: Statement, actor: Actor, audited: Audited): Statement {
    return insertForEach(AuditEntry, this.row(actor, audited), change);
  }

  private row(
    actor: Actor,
    { event, merchantId = null, caseId = null, orderId = null, revision, detail }: Audited,
  ): Partial<AuditEntry> {
    return {
      merchantId,
      caseId,
      orderId,
      event,
      revision: revision ?? null,
      detail: detail ?? null,
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      fromAddress: addressOf(actor),
    };
  }
}

/** The column accepts addresses only: no zone of a link-local address, and no `unknown`, which some proxies send. */
function addressOf({ address }: Actor): string | null {
  const plain = address?.replace(/%.*$/, '') ?? '';
  return isIP(plain) ? plain : null;
}
