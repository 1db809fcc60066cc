import { Injectable } from '@nestjs/common';
import type { AnswerInput, RegisteredAnswerView } from '../../../contract/src';
import { columnsOf, entityOf, selectOf } from '../../shared/database/entity-rows';
import { prepared, type Statement } from '../../shared/database/statement';
import type { CurrentUser } from '../../identity/current-user';
import type { KeptKeys } from '../../shared/sealing/kept-keys';
import type { WrappedKey } from '../../shared/sealing/master-keys';
import { Seal } from '../../shared/sealing/seal';
import { Answer } from './answer.entity';
import { CaseKey } from '../case/case-key.entity';
import type { SupportCase } from '../case/support-case.entity';

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

/** Stores answers encrypted: they are readable only here, by statements of a transaction that may see their case. */
@Injectable()
export class AnswersService {
  constructor(private readonly seal: Seal) {}

  /**
   * Adds the case's current revision. An existing one violates the primary key: the transaction fails. `kept`: the key
   * of the answer that it corrects (`key`).
   */
  add(
    { merchantId, id, revision, answeredAt }: SupportCase,
    content: AnswerInput,
    registeredBy: Pick<CurrentUser, 'id' | 'name'>,
    kept: WrappedKey | undefined,
  ): Statement {
    const key = kept ?? this.seal.newKey(ownerOf({ merchantId, id }));
    const sealed = this.seal.seal(key, ownerOf({ merchantId, id }), content, rowOf({ merchantId, id }, revision));
    const values = [merchantId, id, revision, sealed, answeredAt, registeredBy.id, registeredBy.name];
    return kept
      ? prepared(ADD, values)
      : prepared(`WITH ${ADD_KEY} ${ADD}`, [...values, key.wrappedKey, key.masterKeyVersion]);
  }

  /**
   * All revisions of a case, the latest first. A revision that cannot be decrypted is returned as unreadable: without
   * it the case would appear unanswered.
   */
  ofCase({ merchantId, id, noticeType }: AnsweredCase): Statement<RegisteredAnswerView> {
    return {
      ...prepared(
        `SELECT ${columnsOf(Answer, 'a')}, ${columnsOf(CaseKey, 'k')} FROM answers a LEFT JOIN case_keys k ON k.merchant_id = a.merchant_id AND k.case_id = a.case_id
         WHERE a.merchant_id = $1 AND a.case_id = $2 ORDER BY a.revision DESC`,
        [merchantId, id],
      ),
      read: (row) => this.view(entityOf(Answer, 'a', row), entityOf(CaseKey, 'k', row), noticeType),
    };
  }

  /**
   * For a case that was answered before: its key was created with the first answer, and is used for all corrections.
   */
  key({ merchantId, id }: CaseId): Statement<CaseKey> {
    return selectOf(CaseKey, 'WHERE t.merchant_id = $1 AND t.case_id = $2', [merchantId, id]);
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
}

/** The answer that is being corrected; null if there is none, or if it cannot be decrypted. */
export function latestOf([latest]: readonly RegisteredAnswerView[]): AnswerInput | null {
  return !latest || latest.unreadable ? null : latest;
}

/** Binds a key to its case, so that it cannot be moved to another. */
function ownerOf({ merchantId, id }: CaseId): string {
  return `case:${merchantId}:${id}`;
}

/** Binds an answer to its revision: the first answer cannot be substituted for its correction. */
function rowOf({ merchantId, id }: CaseId, revision: number): string {
  return `answer:${merchantId}:${id}:${revision}`;
}
