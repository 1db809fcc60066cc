import { createHmac, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NewOrder } from '../../../contract/src';
import { MasterKeys } from '../../shared/sealing/master-keys';
import { SecretsService } from '../../shared/sealing/secrets.service';

export type SearchField = 'name' | 'kana' | 'email' | 'phone' | 'product';

const SECRET_BYTES = 32;
const KEY_BYTES = 16;
/** Of a long name only so much is searched for: bounds the keys of one order and of one search. */
const MOST_CHARACTERS = 60;
/** Marks the key of a first character, by which a name of one character (森) is found. */
const FIRST = '^';

/**
 * Keyed hashes by which orders are found while their buyers stay sealed (spec 4.3): names by every two neighbouring characters,
 * addresses and numbers as a whole. The merchant is part of every key, so that equal buyers of two merchants look unlike.
 */
@Injectable()
export class SearchKeys implements OnModuleInit {
  private secret: Buffer;

  constructor(private readonly secrets: SecretsService, private readonly masterKeys: MasterKeys) {}

  /** Orders that are there were hashed with what was derived from the master key, before there was a secret of its own. */
  async onModuleInit(): Promise<void> {
    this.secret = await this.secrets.find('order-search', async (tx) => {
      const [row] = (await tx.query('SELECT EXISTS (SELECT 1 FROM orders) AS hashed')) as [{ hashed: boolean }];
      return row.hashed ? this.masterKeys.derive('shokai-desk order search', SECRET_BYTES) : randomBytes(SECRET_BYTES);
    });
  }

  /** All keys under which an order is found. */
  ofOrder(merchantId: string, { buyer, items }: Pick<NewOrder, 'buyer' | 'items'>): Buffer[] {
    const texts: [SearchField, string | null][] = [
      ['name', buyer.name], ['kana', buyer.kana], ['email', buyer.email], ['phone', buyer.phone], ...items.filter(({ kind }) => kind === undefined).map((item): [SearchField, string] => ['product', item.name]),
    ];
    const keys = texts.flatMap(([field, text]) => (text === null ? [] : termsToFind(field, text).map((term) => this.key(merchantId, field, term))));
    return [...new Map(keys.map((key) => [key.toString('hex'), key])).values()];
  }

  /** The keys that an order must have all of; empty if the text holds nothing to look for. */
  ofSearch(merchantId: string, field: SearchField, text: string): Buffer[] {
    return [...new Set(termsSought(field, text))].map((term) => this.key(merchantId, field, term));
  }

  private key(merchantId: string, field: SearchField, term: string): Buffer {
    return createHmac('sha256', this.secret).update(`${merchantId}\0${field}\0${term}`).digest().subarray(0, KEY_BYTES);
  }
}

/** Width, case, blanks and, in readings, the two kana scripts make no difference. */
function folded(field: SearchField, text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  if (field === 'phone') return [...plain.replace(/[^\d+]/g, '')];
  const kana = plain.replace(/[\u3041-\u3096]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0x60));
  return [...(field === 'kana' ? kana : plain)];
}

function isWhole(field: SearchField): boolean {
  return field === 'email' || field === 'phone';
}

function grams(characters: readonly string[]): string[] {
  return characters.slice(0, MOST_CHARACTERS - 1).flatMap((character, i) => (i + 1 < characters.length ? [character + characters[i + 1]!] : []));
}

function termsToFind(field: SearchField, text: string): string[] {
  const characters = folded(field, text);
  if (!characters.length) return [];
  return isWhole(field) ? [characters.join('')] : [FIRST + characters[0]!, ...grams(characters)];
}

function termsSought(field: SearchField, text: string): string[] {
  const characters = folded(field, text);
  if (!characters.length) return [];
  if (isWhole(field)) return [characters.join('')];
  return characters.length === 1 ? [FIRST + characters[0]!] : grams(characters);
}
