import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AnswerInput, RegisteredAnswerView } from '../../contract/src';
import { Seal, type WrappedKey } from '../shared/seal';
import { Answer } from './answer.entity';
import { CaseKey } from './case-key.entity';
import type { SupportCase } from './support-case.entity';

type CaseId = Pick<SupportCase, 'merchantId' | 'id'>;

/** Keeps answers sealed: they are readable only here, within a transaction that may see their case. */
@Injectable()
export class AnswersService {
  constructor(private readonly seal: Seal) {}

  /** Adds a revision. A revision that exists already violates the primary key: the caller's transaction fails. */
  async add(tx: EntityManager, { merchantId, id }: CaseId, content: AnswerInput, registered: Pick<Answer, 'revision' | 'registeredAt' | 'registeredBy' | 'registeredByName'>): Promise<void> {
    const key = await this.keyFor(tx, { merchantId, id });
    const sealedContent = this.seal.seal(key, contextOf({ merchantId, id }), content);
    await tx.insert(Answer, { merchantId, caseId: id, sealedContent, ...registered });
  }

  /** All revisions of a case, the latest first. */
  async ofCase(tx: EntityManager, { merchantId, id }: CaseId): Promise<RegisteredAnswerView[]> {
    const rows = await tx.find(Answer, { where: { merchantId, caseId: id }, order: { revision: 'DESC' } });
    if (!rows.length) return [];
    const key = await tx.findOneByOrFail(CaseKey, { merchantId, caseId: id });
    return rows.map((row) => ({
      revision: row.revision,
      registeredAt: row.registeredAt.toISOString(),
      registeredBy: row.registeredByName,
      ...(this.seal.unseal(key, contextOf({ merchantId, id }), row.sealedContent) as AnswerInput),
    }));
  }

  private async keyFor(tx: EntityManager, { merchantId, id }: CaseId): Promise<WrappedKey> {
    const existing = await tx.findOneBy(CaseKey, { merchantId, caseId: id });
    if (existing) return existing;
    const key = this.seal.newKey(contextOf({ merchantId, id }));
    await tx.insert(CaseKey, { merchantId, caseId: id, ...key });
    return key;
  }
}

/** Binds sealed bytes to their case, so that they cannot be moved to another. */
function contextOf({ merchantId, id }: CaseId): string {
  return `case:${merchantId}:${id}`;
}
