import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AnswerInput, RegisteredAnswerView } from '../../contract/src';
import { columnsOf, entityOf, type Row, selectRows } from '../shared/entity-rows';
import type { CurrentUser } from '../identity/current-user';
import type { KeptKeys } from '../shared/sealing/kept-keys';
import type { WrappedKey } from '../shared/sealing/master-keys';
import { Seal } from '../shared/sealing/seal';
import { Answer } from './answer.entity';
import { CaseKey } from './case-key.entity';
import type { SupportCase } from './support-case.entity';

const ADD =
  'INSERT INTO answers (merchant_id, case_id, revision, sealed_content, registered_at, registered_by, registered_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const ADD_KEY =
  'made AS (INSERT INTO case_keys (merchant_id, case_id, wrapped_key, master_key_version) VALUES ($1, $2, $8, $9))';

type CaseId = Pick<SupportCase, 'merchantId' | 'id'>;
type AnsweredCase = Pick<SupportCase, 'merchantId' | 'id' | 'noticeType'>;

export const CASE_KEYS: KeptKeys = {
  table: 'case_keys',
  id: ['merchant_id', 'case_id'],
  owner: `'case:' || merchant_id || ':' || case_id`,
};

/** Keeps answers sealed: they are readable only here, within a transaction that may see their case. */
@Injectable()
export class AnswersService {
  constructor(private readonly seal: Seal) {}

  /** Adds the revision that the case is at. One that exists already violates the primary key: the caller's transaction fails. */
  async add(
    tx: EntityManager,
    { merchantId, id, revision, answeredAt }: SupportCase,
    content: AnswerInput,
    registeredBy: Pick<CurrentUser, 'id' | 'name'>,
  ): Promise<void> {
    const kept = revision > 1 ? await this.key(tx, { merchantId, id }) : undefined;
    const key = kept ?? this.seal.newKey(ownerOf({ merchantId, id }));
    const sealed = this.seal.seal(key, ownerOf({ merchantId, id }), content, rowOf({ merchantId, id }, revision));
    const values = [merchantId, id, revision, sealed, answeredAt, registeredBy.id, registeredBy.name];
    if (kept) await tx.query(ADD, values);
    else await tx.query(`WITH ${ADD_KEY} ${ADD}`, [...values, key.wrappedKey, key.masterKeyVersion]);
  }

  /** All revisions of a case, the latest first. One that cannot be read is told as such: without it the case would look unanswered. */
  async ofCase(tx: EntityManager, { merchantId, id, noticeType }: AnsweredCase): Promise<RegisteredAnswerView[]> {
    const rows: Row[] = await tx.query(
      `SELECT ${columnsOf(tx, Answer, 'a')}, ${columnsOf(tx, CaseKey, 'k')} FROM answers a LEFT JOIN case_keys k ON k.merchant_id = a.merchant_id AND k.case_id = a.case_id
       WHERE a.merchant_id = $1 AND a.case_id = $2 ORDER BY a.revision DESC`,
      [merchantId, id],
    );
    return rows.map((row) => this.view(entityOf(tx, Answer, 'a', row), entityOf(tx, CaseKey, 'k', row), noticeType));
  }

  /** The answer that a correction is made to; null where there is none, or where it cannot be read. */
  async latest(
    tx: EntityManager,
    supportCase: AnsweredCase & Pick<SupportCase, 'revision'>,
  ): Promise<AnswerInput | null> {
    const [latest] = supportCase.revision > 0 ? await this.ofCase(tx, supportCase) : [];
    return !latest || latest.unreadable ? null : latest;
  }

  private view(
    { merchantId, caseId: id, revision, registeredAt, registeredByName, sealedContent }: Answer,
    key: WrappedKey,
    noticeType: AnsweredCase['noticeType'],
  ): RegisteredAnswerView {
    const content = this.seal.tryUnseal(
      key,
      ownerOf({ merchantId, id }),
      sealedContent,
      rowOf({ merchantId, id }, revision),
    ) as AnswerInput | null;
    return {
      revision,
      registeredAt: registeredAt.toISOString(),
      registeredBy: registeredByName,
      ...(content ?? { noticeType, sections: {}, notHeld: [], unreadable: true }),
    };
  }

  /** Made with the first answer, and kept for all that correct it. */
  private async key(tx: EntityManager, { merchantId, id }: CaseId): Promise<WrappedKey | undefined> {
    return (await selectRows(tx, CaseKey, 'WHERE t.merchant_id = $1 AND t.case_id = $2', [merchantId, id]))[0];
  }
}

/** Binds a key to its case, so that it cannot be moved to another. */
function ownerOf({ merchantId, id }: CaseId): string {
  return `case:${merchantId}:${id}`;
}

/** Binds an answer to its revision: what was said first cannot stand in for its correction. */
function rowOf({ merchantId, id }: CaseId, revision: number): string {
  return `answer:${merchantId}:${id}:${revision}`;
}
